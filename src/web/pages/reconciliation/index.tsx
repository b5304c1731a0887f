import { useQuery } from '@tanstack/react-query'
import { Col, Row, Select, Spin } from 'antd'
import { monthReport } from '../../../features/reconciliation/schemas.ts'
import { monthsOfYear } from '../../../kernel/month.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { years } from '../../parts/year-select.tsx'
import { Actions } from './actions.tsx'
import { Balances } from './balances.tsx'
import { ExceptionQueue } from './exception-queue.tsx'
import { MatchedLines } from './matched-lines.tsx'
import { ThreeSides } from './three-sides.tsx'

const months = years.flatMap(monthsOfYear)

/** A month's books against its statement, until nothing separates the two. */
export function Component() {
  const text = useText()
  const [filters, change] = useFilters()
  const month = filters['month'] ?? '2023-12'
  const report = useQuery({
    queryKey: ['/api/reconciliations', month],
    queryFn: () => read(monthReport, `/api/reconciliations/${month}`),
  })
  const { reconciliation } = text
  const note =
    report.data === undefined
      ? ''
      : reconciliation.lines(report.data.matchedLines, report.data.statementLines)
  return (
    <>
      <PageHead title={text.menu.reconciliation} note={note}>
        <Select
          aria-label={reconciliation.month}
          showSearch
          value={month}
          options={months.map((one) => ({ value: one, label: one }))}
          onChange={(next: string) => change({ month: next, exception: undefined })}
        />
        <Actions month={month} />
      </PageHead>
      <ProblemBox error={report.error} retry={() => report.refetch()} />
      {report.isPending && <Spin aria-label={text.state.loading} />}
      {report.data !== undefined && (
        <>
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
      )}
    </>
  )
}
