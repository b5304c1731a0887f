import { useQuery } from '@tanstack/react-query'
import { Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import {
  type AskedValue,
  askedValue,
  keptValue,
} from '../../../features/evaluation/values/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { textColumn } from '../../parts/columns.tsx'
import { TextField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { ProofUpload } from '../../parts/proof-upload.tsx'
import { Table } from '../../parts/table.tsx'

const path = '/api/indicator-values'

/** What the year's evaluation asks a township for, with the proof that goes with it. */
export function Indicators({ year }: { year: number }) {
  const { township, evaluation } = useText()
  const [asked, setAsked] = useState<AskedValue | null>(null)
  const query = { scheme: `effectiveness-${year}`, kind: 'reported' }
  const list = useQuery({
    queryKey: [path, query],
    queryFn: () => read(z.array(askedValue), path, query),
  })
  return (
    <Card title={township.indicators}>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<AskedValue>
        aria-label={township.indicators}
        size="small"
        loading={list.isPending}
        pagination={false}
        empty={township.none}
        rowKey={({ subjectCode, code }) => `${subjectCode}/${code}`}
        dataSource={list.data ?? []}
        columns={[
          textColumn(evaluation.indicator, ({ indicatorName }) => indicatorName),
          textColumn(evaluation.target, ({ target }) => target, 160),
          textColumn(township.unit, ({ unit }) => unit, 80),
          textColumn(township.value, ({ value }) => value ?? '—', 110),
          textColumn(township.claimed, ({ claimed }) => claimed ?? '', 90),
          {
            title: township.report,
            width: 100,
            render: (_, row) => (
              <Button size="small" onClick={() => setAsked(row)}>
                {township.report}
              </Button>
            ),
          },
        ]}
      />
      {asked !== null && <ReportValue asked={asked} onClose={() => setAsked(null)} />}
    </Card>
  )
}

interface Answer {
  value: string
  note?: string
  claimed?: string
  proofIds?: string[]
}

function ReportValue({ asked, onClose }: { asked: AskedValue; onClose(): void }) {
  const { township, column } = useText()
  const { year, period, subjectCode, code, version } = asked
  return (
    <FormDialog<Answer>
      title={asked.indicatorName}
      changed={[[path]]}
      onClose={onClose}
      initialValues={{ note: asked.note, ...(asked.value !== null && { value: asked.value }) }}
      onSend={({ claimed, ...answer }) =>
        send(keptValue, `${path}/${year}/${period}/${subjectCode}/${code}`, {
          method: 'PUT',
          body: { ...answer, ...(claimed && { claimed }) },
          once: true,
          ...(version !== null && { version }),
        })
      }
    >
      <TextField name="value" label={`${township.value}(${asked.unit})`} />
      <TextField name="claimed" label={township.claimed} isOptional />
      <Form.Item name="note" label={column.note}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="proofIds" label={township.proof} initialValue={asked.proofIds}>
        <ProofUpload />
      </Form.Item>
    </FormDialog>
  )
}
