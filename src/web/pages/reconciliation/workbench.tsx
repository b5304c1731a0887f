import { useQuery } from '@tanstack/react-query'
import { Col, Row, Typography } from 'antd'
import { monthReport } from '../../../features/reconciliation/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { Loading } from '../../parts/loading.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Balances } from './balances.tsx'
import { ExceptionQueue } from './exception-queue.tsx'
import { MatchedLines } from './matched-lines.tsx'
import { ThreeSides } from './three-sides.tsx'

/** A month's books against its statement, until nothing separates the two. */
export function Workbench({ month }: { month: string }) {
  const { reconciliation, state } = useText()
  const report = useQuery({
    queryKey: ['/api/reconciliations', month],
    queryFn: () => read(monthReport, `/api/reconciliations/${month}`),
  })
  if (report.isPending) return <Loading label={state.loading} />
  if (report.data === undefined)
    return <ProblemBox error={report.error} retry={() => report.refetch()} />
  const { matchedLines, statementLines } = report.data
  return (
    <>
      <Typography.Paragraph type="secondary">
        {reconciliation.lines(matchedLines, statementLines)}
      </Typography.Paragraph>
      <Balances month={month} />
      <ExceptionQueue month={month} />
      <Row gutter={[16, 16]}>
        <Col span={24}>
          <MatchedLines report={report.data} />
        </Col>
        <Col span={24}>
          <ThreeSides report={report.data} />
        </Col>
      </Row>
    </>
  )
}
