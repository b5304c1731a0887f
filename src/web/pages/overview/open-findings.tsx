import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { type FindingStatistic, findingStatistic } from '../../../features/findings/schemas.ts'
import { findingStates } from '../../../features/findings/workflow.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn, moneyColumn } from '../../parts/columns.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

const path = '/api/finding-statistics'

/** How many findings stand at which step, how many of them are late, and what is not yet put right. */
export function OpenFindings() {
  const { overview, findings, menu, column } = useText()
  const counted = useQuery({
    queryKey: [path, 'state'],
    queryFn: () => read(z.array(findingStatistic), path, { by: 'state' }),
  })
  const rows = findingStates.flatMap((state) => {
    const row = (counted.data ?? []).find(({ key }) => key === state)
    return row === undefined ? [] : [{ ...row, state }]
  })
  const late = rows.reduce((sum, { overdueCount }) => sum + overdueCount, 0)
  return (
    <Card
      title={menu.findings}
      extra={<Link to="/findings?overdue=true">{overview.late(late)}</Link>}
    >
      <ProblemBox error={counted.error} retry={() => counted.refetch()} />
      <Table<FindingStatistic & { state: (typeof findingStates)[number] }>
        aria-label={menu.findings}
        loading={counted.isPending}
        pagination={false}
        rowKey="state"
        empty={overview.noFinding}
        dataSource={rows}
        columns={[
          {
            title: column.status,
            render: (_, { state }) => (
              <Link to={`/findings?state=${state}`}>{findings.states[state]}</Link>
            ),
          },
          countColumn(overview.count, ({ count }) => count, 80),
          countColumn(findings.overdue, ({ overdueCount }) => overdueCount, 90),
          moneyColumn(findings.remaining, ({ remainingAmount }) => remainingAmount, 150),
        ]}
      />
    </Card>
  )
}
