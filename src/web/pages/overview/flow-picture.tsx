import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { formatWan, sumFen } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn } from '../../parts/columns.tsx'
import { FlowChart } from '../../parts/flow-chart.tsx'
import type { FlowLink } from '../../parts/flow-links.ts'
import { Table } from '../../parts/table.tsx'
import type { FundFlow } from './index.tsx'

type Words = Pick<ReturnType<typeof useText>, 'stage' | 'overview'>
interface Band {
  from: string
  to: string
  fen: bigint
}

/** Documents on the left, people on the right, and what stayed on the way. */
export function FlowPicture({ flow }: { flow: FundFlow }) {
  const { stage, overview } = useText()
  const go = useNavigate()
  const bands = useMemo(() => bandsOf(flow, { stage, overview }), [flow, stage, overview])
  const links = useMemo(() => linksOf(bands), [bands])
  const addresses = addressesOf(flow, { stage, overview })
  const addressOf = (name: string) => addresses.get(name) ?? `/funds?year=${flow.year}`
  const received = sumFen(flow.documents.map(({ amount }) => amount))
  return (
    <>
      <FlowChart
        links={links}
        description={overview.flowText(formatWan(received), formatWan(flow.totals.paid))}
        onClick={(name) => go(addressOf(name))}
      />
      <FlowTable bands={bands} addressOf={addressOf} />
    </>
  )
}

interface FlowTableProps {
  bands: readonly Band[]
  addressOf(name: string): string
}

/** The same as the picture, for those who read or use no mouse. */
function FlowTable({ bands, addressOf }: FlowTableProps) {
  const { overview } = useText()
  const placeColumn = (title: string, end: 'from' | 'to') => ({
    title,
    render: (_: unknown, band: Band) => <Link to={addressOf(band[end])}>{band[end]}</Link>,
  })
  return (
    <details>
      <summary>{overview.asTable}</summary>
      <Table<Band>
        aria-label={overview.asTable}
        pagination={false}
        rowKey={({ from, to }) => `${from} ${to}`}
        dataSource={[...bands]}
        columns={[
          placeColumn(overview.from, 'from'),
          placeColumn(overview.to, 'to'),
          countColumn(overview.unit, ({ fen }) => formatWan(fen)),
        ]}
      />
    </details>
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

function bandsOf(
  { documents, totals, byCategory }: FundFlow,
  { stage, overview: { left } }: Words,
): Band[] {
  const received = sumFen(documents.map(({ amount }) => amount))
  const used = sumFen(byCategory.map(({ paid, spent }) => paid + spent))
  const { allocated, disbursed } = totals
  const band = (from: string, to: string, fen: bigint): Band => ({ from, to, fen })
  const bands = [
    ...documents.map(({ number, amount }) => band(number, stage.received, amount)),
    band(stage.received, stage.allocated, allocated),
    band(stage.received, left.received, received - allocated),
    band(stage.allocated, stage.disbursed, disbursed),
    band(stage.allocated, left.allocated, allocated - disbursed),
    ...byCategory.map(({ name, paid, spent }) => band(stage.disbursed, name, paid + spent)),
    band(stage.disbursed, left.disbursed, disbursed - used),
  ]
  return bands.filter(({ fen }) => fen > 0n)
}

const linksOf = (bands: readonly Band[]): FlowLink[] =>
  bands.map(({ from, to, fen }) => ({ source: from, target: to, value: Number(fen) / 1_000_000 }))
