import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { evaluation, evaluationSummary } from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { GradeCaps, markedGrade } from '../../parts/grade-caps.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

/** The drive that ranks townships; other schemes score the district itself. */
const series = 'effectiveness'

/** The townships as the year's last published evaluation ranks them. */
export function Ranking({ year }: { year: number }) {
  const { overview, state, column } = useText()
  const ranking = useQuery({
    queryKey: ['ranking', year],
    queryFn: async () => {
      const runs = await read(z.array(evaluation), '/api/evaluations')
      const run = runs.find(
        (one) => one.year === year && one.state === 'published' && one.scheme.startsWith(series),
      )
      return run === undefined
        ? null
        : read(evaluationSummary, `/api/evaluations/${run.id}/ranking`)
    },
  })
  if (ranking.isLoadingError)
    return <ProblemBox error={ranking.error} retry={() => ranking.refetch()} />
  if (ranking.data === null) return <Empty description={state.empty} />
  return (
    <>
      <Table
        aria-label={overview.ranking}
        size="small"
        loading={ranking.isPending}
        dataSource={ranking.data?.ranking ?? []}
        rowKey="code"
        pagination={false}
        columns={[
          { title: overview.rank, dataIndex: 'rank', width: 64 },
          {
            title: column.township,
            render: (_, { code, name }) => (
              <Link to={`/evaluation/${ranking.data?.id}?township=${code}`}>{name}</Link>
            ),
          },
          { title: overview.score, dataIndex: 'total', align: 'right', width: 80 },
          { title: overview.grade, render: (_, one) => markedGrade(one), width: 80 },
        ]}
      />
      <GradeCaps ranking={ranking.data?.ranking ?? []} />
    </>
  )
}
