import { useQuery } from '@tanstack/react-query'
import { Card, Col, Row, Statistic } from 'antd'
import { Navigate } from 'react-router'
import { type FundFlow, fundFlow } from '../../../features/statements/flow-schemas.ts'
import { formatWan } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useLastDayOf, useYear } from '../../parts/book-months.ts'
import { JournalAlarm } from '../../parts/journal-alarm.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Shown } from '../../parts/shown.tsx'
import { YearSelect } from '../../parts/year-select.tsx'
import { FlowPicture } from './flow-picture.tsx'
import { Months } from './months.tsx'
import { OpenAlerts } from './open-alerts.tsx'
import { OpenFindings } from './open-findings.tsx'
import { Ranking } from './ranking.tsx'
import { Waiting } from './waiting.tsx'

/** What leadership sees first: the year's money, what is doubtful, who is ahead. */
export function Component() {
  const role = useSession()?.role
  return role === 'township' ? <Navigate to="/township" replace /> : <Overview />
}

function Overview() {
  const text = useText()
  const year = useYear()
  const query = { year, asOf: useLastDayOf(year) }
  const flow = useQuery({
    queryKey: ['/api/fund-flow', query],
    queryFn: () => read(fundFlow, '/api/fund-flow', query),
  })
  return (
    <>
      <PageHead
        title={text.menu.overview}
        note={flow.data === undefined ? '' : text.state.asOf(flow.data.asOf)}
      >
        <YearSelect label={text.overview.year} />
      </PageHead>
      <JournalAlarm />
      <Shown query={flow}>{(data) => <Figures flow={data} />}</Shown>
    </>
  )
}

function Figures({ flow }: { flow: FundFlow }) {
  const text = useText()
  return (
    <Row gutter={[16, 16]}>
      <KeyFigures flow={flow} />
      <Col xs={24} xl={14}>
        <Card title={text.overview.flow}>
          <FlowPicture flow={flow} />
        </Card>
      </Col>
      <Col xs={24} xl={10}>
        <Card title={text.overview.ranking}>
          <Ranking year={flow.year} />
        </Card>
      </Col>
      <Col xs={24} xl={14}>
        <Card title={text.overview.months}>
          <Months flow={flow} />
        </Card>
      </Col>
      <Col xs={24} xl={10}>
        <Waiting year={flow.year} />
      </Col>
      <Col xs={24} xl={14}>
        <OpenFindings />
      </Col>
      <Col xs={24} xl={10}>
        <OpenAlerts />
      </Col>
    </Row>
  )
}

function KeyFigures({ flow: { totals, executionRate } }: { flow: FundFlow }) {
  const { overview, stage } = useText()
  const figures = [
    [overview.received, totals.received],
    [overview.carriedIn, totals.carriedIn],
    [stage.disbursed, totals.disbursed],
    [overview.executed, totals.paid + totals.spent],
    [overview.left.received, totals.unallocated],
    [overview.balance, totals.unspent],
    // It is entered on the first day of the next year: at the year's end there is none yet.
    ...(totals.carriedOut === 0n ? [] : [[overview.carriedOut, totals.carriedOut] as const]),
  ] as const
  const shown = [
    ...figures.map(([title, fen]) => [title, formatWan(fen), overview.unit] as const),
    [overview.rate, executionRate ?? '—', executionRate === null ? '' : '%'] as const,
  ]
  return shown.map(([title, value, suffix]) => (
    <Col key={title} xs={12} lg={6}>
      <Card>
        <Statistic title={title} value={value} suffix={suffix} />
      </Card>
    </Col>
  ))
}
