import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { formatWan, sumFen } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import { FlowChart } from '../../parts/flow-chart.tsx'
import type { FlowLink } from '../../parts/flow-links.ts'
import type { FundFlow } from './index.tsx'

type Words = Pick<ReturnType<typeof useText>, 'stage' | 'overview'>
type Band = [from: string, to: string, fen: bigint]

/** Documents on the left, people on the right, and what stayed on the way. */
export function FlowPicture({ flow }: { flow: FundFlow }) {
  const { stage, overview } = useText()
  const go = useNavigate()
  const links = useMemo(() => linksOf(flow, { stage, overview }), [flow, stage, overview])
  const addresses = addressesOf(flow, { stage, overview })
  const received = sumFen(flow.documents.map(({ amount }) => amount))
  return (
    <FlowChart
      links={links}
      description={overview.flowText(formatWan(received), formatWan(flow.totals.paid))}
      onClick={(name) => go(addresses.get(name) ?? `/funds?year=${flow.year}`)}
    />
  )
}

/** Where a click on a place of the picture leads: to the rows that make it up. */
function addressesOf(
  { year, documents, byCategory }: FundFlow,
  { stage, overview: { left } }: Words,
): ReadonlyMap<string, string> {
  const tab = (name: string) => `/funds?year=${year}&tab=${name}`
  return new Map([
    ...documents.map(
      ({ number }) => [number, `/trace?${new URLSearchParams({ document: number })}`] as const,
    ),
    [stage.received, tab('documents')],
    [stage.allocated, tab('allocations')],
    [stage.disbursed, tab('disbursements')],
    ...Object.values(left).map((name) => [name, tab('dwell')] as const),
    ...byCategory.map(({ name }) => [name, `/statements?year=${year}&by=category`] as const),
  ])
}

function linksOf(
  { documents, totals, byCategory }: FundFlow,
  { stage, overview: { left } }: Words,
): FlowLink[] {
  const received = sumFen(documents.map(({ amount }) => amount))
  const used = sumFen(byCategory.map(({ paid, spent }) => paid + spent))
  const { allocated, disbursed } = totals
  const bands: Band[] = [
    ...documents.map(({ number, amount }): Band => [number, stage.received, amount]),
    [stage.received, stage.allocated, allocated],
    [stage.received, left.received, received - allocated],
    [stage.allocated, stage.disbursed, disbursed],
    [stage.allocated, left.allocated, allocated - disbursed],
    ...byCategory.map(({ name, paid, spent }): Band => [stage.disbursed, name, paid + spent]),
    [stage.disbursed, left.disbursed, disbursed - used],
  ]
  return bands
    .filter(([, , fen]) => fen > 0n)
    .map(([source, target, fen]) => ({ source, target, value: Number(fen) / 1_000_000 }))
}
