import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { formatWan } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import { Chart } from '../../parts/chart.tsx'
import type { FundFlow } from './index.tsx'

interface Band {
  from: string
  to: string
  fen: bigint
}

/** Documents on the left, people on the right, and what stayed on the way; clicks go to the rows. */
export function FlowPicture({ flow }: { flow: FundFlow }) {
  const { stage, overview } = useText()
  const go = useNavigate()
  const bands = useMemo(() => bandsOf(flow, stage, overview.left), [flow, stage, overview])
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'item' },
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 90,
          nodeAlign: 'left',
          data: [...new Set(bands.flatMap(({ from, to }) => [from, to]))].map((name) => ({ name })),
          links: bands.map(({ from, to, fen }) => ({
            source: from,
            target: to,
            value: Number(fen) / 1_000_000,
          })),
          lineStyle: { color: 'gradient', opacity: 0.35 },
        },
      ],
    }),
    [bands],
  )
  const received = flow.documents.reduce((sum, { amount }) => sum + amount, 0n)
  return (
    <Chart
      option={option}
      height={420}
      description={overview.flowText(formatWan(received), formatWan(flow.totals.paid))}
      onClick={() => go(`/funds?year=${flow.year}`)}
    />
  )
}

function bandsOf(
  { documents, totals, byCategory }: FundFlow,
  stage: ReturnType<typeof useText>['stage'],
  left: string,
): Band[] {
  const received = documents.reduce((sum, { amount }) => sum + amount, 0n)
  const { allocated, disbursed } = totals
  const rest = (name: string, fen: bigint): Band => ({ from: name, to: `${name} · ${left}`, fen })
  return [
    ...documents.map(({ number, amount }) => ({ from: number, to: stage.received, fen: amount })),
    { from: stage.received, to: stage.allocated, fen: allocated },
    rest(stage.received, received - allocated),
    { from: stage.allocated, to: stage.disbursed, fen: disbursed },
    rest(stage.allocated, allocated - disbursed),
    ...byCategory.map(({ name, paid, spent }) => ({
      from: stage.disbursed,
      to: name,
      fen: paid + spent,
    })),
  ].filter(({ fen }) => fen > 0n)
}
