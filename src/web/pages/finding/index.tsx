import { useQuery } from '@tanstack/react-query'
import { Card, Col, Descriptions, Row, Tag } from 'antd'
import { useParams } from 'react-router'
import { type FindingDetail, findingDetail } from '../../../features/findings/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { Money } from '../../parts/money.tsx'
import { useNames } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ShownRecord } from '../../parts/shown.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { Due } from '../findings/index.tsx'
import { FrozenEvidence } from './frozen-evidence.tsx'
import { History } from './history.tsx'
import { StepForm } from './step-form.tsx'

export const findingKey = (id: string) => ['/api/findings', id]

/** One finding: what it is, what has been done about it, and what one may do next. */
export function Component() {
  const text = useText()
  const { id = '' } = useParams()
  const finding = useQuery({
    queryKey: findingKey(id),
    queryFn: () => read(findingDetail, `/api/findings/${id}`),
  })
  const list = { to: '/findings', name: text.state.backTo(text.menu.findings) }
  return (
    <ShownRecord query={finding} list={list}>
      {(data) => <Detail finding={data} />}
    </ShownRecord>
  )
}

function Detail({ finding }: { finding: FindingDetail }) {
  const text = useText()
  return (
    <>
      <PageHead title={finding.number} note={finding.description}>
        <ToneTag tone="busy">{text.findings.states[finding.state]}</ToneTag>
        {finding.repeatOf !== null && (
          <ToneTag tone="bad">{text.findings.repeated(finding.repeatOf)}</ToneTag>
        )}
      </PageHead>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={14}>
          <Facts finding={finding} />
          <FrozenEvidence alerts={finding.alerts} />
        </Col>
        <Col xs={24} xl={10}>
          <StepForm finding={finding} />
          <History finding={finding} />
        </Col>
      </Row>
    </>
  )
}

function Facts({ finding }: { finding: FindingDetail }) {
  const text = useText()
  const names = useNames()
  const { column, findings } = text
  const facts = [
    [findings.source, `${findings.sources[finding.source]} ${finding.sourceDocument}`],
    [column.pattern, text.pattern[finding.pattern]],
    [column.township, names.township(finding.townshipCode)],
    [findings.unit, finding.responsibleUnit],
    [column.amount, <Money key="amount" fen={finding.amount} />],
    [findings.remaining, <Money key="remaining" fen={finding.remaining} />],
    [findings.dueOn, <Due key="due" finding={finding} />],
    [findings.legalBasis, finding.legalBasis],
  ] as const
  return (
    <Card>
      <Descriptions
        column={2}
        size="small"
        items={facts.map(([label, children]) => ({ key: label, label, children }))}
      />
      {finding.items.map(({ id, list, content, person, doneOn }) => (
        <p key={id}>
          <Tag>{findings.lists[list]}</Tag>
          {content} {person} {doneOn}
        </p>
      ))}
    </Card>
  )
}
