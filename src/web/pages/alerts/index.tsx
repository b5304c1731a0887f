import { Col, Row } from 'antd'
import { useState } from 'react'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AlertPane } from './alert-pane.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { Queue } from './queue.tsx'
import { TriageButtons } from './triage-buttons.tsx'

export interface Chosen {
  id: string
  version: number
}

/** The queue of alerts with the evidence of one beside it; triage one or many. */
export function Component() {
  const text = useText()
  const [filters, change] = useFilters()
  const open = filters['alert'] ?? null
  const [chosen, setChosen] = useState<Chosen[]>([])
  return (
    <>
      <PageHead
        title={text.menu.alerts}
        note={chosen.length === 0 ? text.alerts.choose : text.alerts.count(chosen.length)}
      >
        <ConfirmButton chosen={chosen} onDone={() => setChosen([])} />
        <TriageButtons chosen={chosen} onDone={() => setChosen([])} />
      </PageHead>
      <Row gutter={16}>
        <Col xs={24} xl={open === null ? 24 : 14}>
          <Queue
            chosen={chosen}
            isNarrow={open !== null}
            onChoose={setChosen}
            onOpen={(alert) => change({ alert: alert.id })}
          />
        </Col>
        {open !== null && (
          <Col xs={24} xl={10}>
            <AlertPane id={open} onClose={() => change({ alert: undefined })} />
          </Col>
        )}
      </Row>
    </>
  )
}
