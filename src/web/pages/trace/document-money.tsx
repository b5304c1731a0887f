import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { type DocumentTrace, documentTrace } from '../../../features/tracing/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { FlowChart } from '../../parts/flow-chart.tsx'
import type { FlowLink } from '../../parts/flow-links.ts'
import { Money } from '../../parts/money.tsx'
import { type Names, useNames } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ShownRecord } from '../../parts/shown.tsx'
import { wordOf } from '../../parts/words.ts'
import { ReachedLines, ReachedVouchers } from './reached.tsx'

/** Where a document's money is now, as a picture, and whom it reached. */
export function DocumentMoney({ number }: { number: string }) {
  const { funds, state } = useText()
  const names = useNames()
  const trace = useQuery({
    queryKey: ['/api/traces/document', number],
    queryFn: () => read(documentTrace, '/api/traces/document', { number }),
  })
  const list = { to: '/funds?tab=documents', name: state.backTo(funds.tabs.documents) }
  return (
    <ShownRecord query={trace} list={list}>
      {(data) => (
        <>
          <PageHead title={funds.traceTitle(number)} note={state.asOf(data.asOf)} />
          <Amendments trace={data} />
          <Picture trace={data} names={names} />
          <ReachedLines number={number} />
          <ReachedVouchers number={number} />
        </>
      )}
    </ShownRecord>
  )
}

/** What added to the document and took from it; what added has a trace of its own. */
function Amendments({ trace: { amendments } }: { trace: DocumentTrace }) {
  const { funds } = useText()
  if (amendments.length === 0) return null
  return (
    <p>
      {funds.amendedBy}
      {amendments.map(({ number, effect, amount }) => (
        <span key={`${number} ${effect}`} style={{ marginInlineEnd: 16 }}>
          {wordOf(funds.effects, effect)}{' '}
          <Link to={`/trace?${new URLSearchParams({ document: number })}`}>{number}</Link>{' '}
          <Money fen={amount} />
        </span>
      ))}
    </p>
  )
}

function Picture({ trace, names }: { trace: DocumentTrace; names: Names }) {
  const { funds, stage } = useText()
  const links = useMemo(() => linksOf(trace, names, stage), [trace, names, stage])
  return (
    <Card style={{ marginBottom: 16 }}>
      <FlowChart links={links} description={funds.traceText(formatFen(trace.brought))} />
    </Card>
  )
}

/** From the document to the stages its money is in, and on to categories and townships. */
function linksOf(
  { number, whereabouts }: DocumentTrace,
  names: Names,
  stages: Readonly<Record<string, string>>,
): FlowLink[] {
  const sums = new Map<string, FlowLink>()
  const add = (source: string, target: string, fen: bigint) => {
    const key = `${source}→${target}`
    const before = sums.get(key)?.value ?? 0
    sums.set(key, { source, target, value: before + Number(fen) / 100 })
  }
  for (const { stage, categoryCode, townshipCode, amount } of whereabouts) {
    if (amount <= 0n) continue
    const stageName = wordOf(stages, stage)
    add(number, stageName, amount)
    if (categoryCode === null) continue
    const category = `${stageName} · ${names.category(categoryCode)}`
    add(stageName, category, amount)
    if (townshipCode !== null) add(category, names.township(townshipCode), amount)
  }
  return [...sums.values()]
}
