import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { FundFlow } from '../../../features/statements/flow-schemas.ts'
import { formatWan } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn } from '../../parts/columns.tsx'
import { FlowChart } from '../../parts/flow-chart.tsx'
import type { FlowLink } from '../../parts/flow-links.ts'
import { Table } from '../../parts/table.tsx'
import { type Band, bandsOf, type Words } from './flow-bands.ts'

/** Documents on the left, people on the right, and what stayed on the way. */
export function FlowPicture({ flow }: { flow: FundFlow }) {
  const { stage, overview, transfer } = useText()
  const go = useNavigate()
  const bands = useMemo(
    () => bandsOf(flow, { stage, overview, transfer }),
    [flow, stage, overview, transfer],
  )
  const links = useMemo(() => linksOf(bands), [bands])
  const addresses = addressesOf(flow, { stage, overview, transfer })
  const addressOf = (name: string) => addresses.get(name) ?? `/funds?year=${flow.year}`
  return (
    <>
      <FlowChart
        links={links}
        description={overview.flowText(
          formatWan(flow.totals.received),
          formatWan(flow.totals.paid),
        )}
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
  { stage, overview: { carriedIn, carriedOut, left } }: Words,
): ReadonlyMap<string, string> {
  const tab = (name: string) => `/funds?year=${year}&tab=${name}`
  const statement = (by: string) => `/statements?year=${year}&by=${by}`
  return new Map([
    ...documents.map(
      ({ number }) => [number, `/trace?${new URLSearchParams({ document: number })}`] as const,
    ),
    [stage.received, tab('documents')],
    [stage.allocated, tab('allocations')],
    [stage.disbursed, tab('disbursements')],
    ...Object.values(left).map((name) => [name, tab('dwell')] as const),
    ...[carriedIn, carriedOut].map((name) => [name, statement('document')] as const),
    ...byCategory.map(({ name }) => [name, statement('category')] as const),
  ])
}

const linksOf = (bands: readonly Band[]): FlowLink[] =>
  bands.map(({ from, to, fen }) => ({ source: from, target: to, value: Number(fen) / 1_000_000 }))
