import { Card } from 'antd'
import { useMemo } from 'react'
import type { EvaluationSummary } from '../../../features/evaluation/runs/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { Chart } from '../../parts/chart.tsx'
import { cutAt } from '../../parts/long-words.ts'
import { Table, type TableProps } from '../../parts/table.tsx'
import { Apart } from './apart.tsx'

type Standing = EvaluationSummary['ranking'][number]

/** Every township against its last period and against the district's mean, area by area. */
export function Comparison({ run }: { run: EvaluationSummary }) {
  const { evaluation, overview, column } = useText()
  const columns: TableProps<Standing>['columns'] = [
    { title: overview.rank, dataIndex: 'rank', width: 64 },
    { title: column.township, dataIndex: 'name', width: 120 },
    { title: overview.score, dataIndex: 'total', align: 'right', width: 90 },
    {
      title: evaluation.againstMean(run.districtMean),
      align: 'right',
      width: 130,
      render: (_, { total }) => <Apart marks={total} from={run.districtMean} />,
    },
    {
      title: evaluation.previous,
      align: 'right',
      width: 90,
      render: (_, { previousTotal }) => previousTotal ?? '—',
    },
    {
      title: evaluation.change,
      align: 'right',
      width: 100,
      render: (_, { total, previousTotal }) => <Apart marks={total} from={previousTotal} />,
    },
    ...run.areas.map(({ name, weight, districtMean }) => ({
      title: `${name} (${weight})`,
      align: 'right' as const,
      width: 130,
      render: (_: unknown, { areas }: Standing) => {
        const marks = areas.find((area) => area.name === name)?.score ?? null
        return marks === null ? (
          '—'
        ) : (
          <>
            {marks} <Apart marks={marks} from={districtMean} />
          </>
        )
      },
    })),
  ]
  return (
    <>
      <Card size="small" title={evaluation.totals} style={{ marginBottom: 16 }}>
        <Totals run={run} />
      </Card>
      <Table<Standing>
        aria-label={evaluation.tabs.comparison}
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey="code"
        dataSource={run.ranking}
        columns={columns}
      />
    </>
  )
}

function Totals({ run }: { run: EvaluationSummary }) {
  const { evaluation } = useText()
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'axis' },
      legend: { bottom: 0 },
      grid: { left: 48, right: 24, top: 16, bottom: 56 },
      xAxis: {
        type: 'category',
        axisLabel: { interval: 0, ...cutAt(100) },
        data: run.ranking.map(({ name }) => name),
      },
      yAxis: { type: 'value', max: Number(run.fullMarks) },
      series: [
        {
          type: 'bar',
          name: evaluation.current,
          data: run.ranking.map(({ total }) => Number(total)),
        },
        {
          type: 'bar',
          name: evaluation.previous,
          data: run.ranking.map(({ previousTotal }) =>
            previousTotal === null ? null : Number(previousTotal),
          ),
        },
        {
          type: 'line',
          name: evaluation.mean,
          symbol: 'none',
          data: run.ranking.map(() => Number(run.districtMean)),
        },
      ],
    }),
    [run, evaluation],
  )
  return <Chart option={option} height={240} description={evaluation.totals} />
}
