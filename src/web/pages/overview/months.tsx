import { useMemo } from 'react'
import type { FundFlow } from '../../../features/statements/flow-schemas.ts'
import { useText } from '../../messages/index.tsx'
import { Chart } from '../../parts/chart.tsx'

const wan = (fen: bigint): number => Number(fen / 10_000n) / 100

export function Months({ flow }: { flow: FundFlow }) {
  const { stage, overview } = useText()
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'axis' },
      legend: { bottom: 0 },
      grid: { left: 48, right: 16, top: 16, bottom: 56 },
      xAxis: { type: 'category', data: flow.byMonth.map(({ month }) => month.slice(5)) },
      yAxis: { type: 'value' },
      series: (['paid', 'spent'] as const).map((name) => ({
        type: 'bar',
        name: stage[name],
        stack: 'all',
        data: flow.byMonth.map((month) => wan(month[name])),
      })),
    }),
    [flow, stage],
  )
  return <Chart option={option} height={260} description={overview.months} />
}
