import { Button } from 'antd'
import type { EvaluationSummary } from '../../../features/evaluation/runs/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { GradeCaps, markedGrade } from '../../parts/grade-caps.tsx'
import { wrapped } from '../../parts/long-words.ts'
import { Table } from '../../parts/table.tsx'

export function Ranking({ run, chosen }: { run: EvaluationSummary; chosen: string | null }) {
  const { overview, column, evaluation } = useText()
  const [, change] = useFilters()
  return (
    <>
      <Table
        aria-label={evaluation.ranking}
        size="small"
        dataSource={run.ranking}
        rowKey="code"
        pagination={false}
        columns={[
          { title: overview.rank, dataIndex: 'rank', width: 64 },
          {
            title: column.township,
            render: (_, { code, name }) => (
              <Button
                type="link"
                style={wrapped}
                aria-pressed={code === chosen}
                onClick={() => change({ township: code })}
              >
                {name}
              </Button>
            ),
          },
          { title: overview.score, dataIndex: 'total', align: 'right', width: 72 },
          { title: overview.grade, render: (_, one) => markedGrade(one), width: 80 },
          {
            title: evaluation.change,
            width: 72,
            render: (_, { rank, previousRank }) =>
              previousRank === null ? '—' : `${previousRank} → ${rank}`,
          },
        ]}
      />
      <GradeCaps ranking={run.ranking} />
    </>
  )
}
