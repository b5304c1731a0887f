import { useQuery } from '@tanstack/react-query'
import { Button, Card, Descriptions, Flex, Timeline } from 'antd'
import { useState } from 'react'
import {
  type ExceptionDetail,
  exceptionDetail,
  type Resolution,
} from '../../../features/reconciliation/schemas.ts'
import { read } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { Money } from '../../parts/money.tsx'
import { Shown } from '../../parts/shown.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { entryName } from '../../parts/words.ts'
import { AssignButtons } from './assign-buttons.tsx'
import { DecideDialog, type Decision } from './decide-dialog.tsx'
import { exceptionsPath } from './exceptions.ts'

type Way = Resolution['way']

interface ExceptionPaneProps {
  id: string
  onResolve(way: Way): void
  onAssigned(): void
}

/** One exception: both sides, why it is one, what was done about it, and what can be done. */
export function ExceptionPane({ id, ...doing }: ExceptionPaneProps) {
  const found = useQuery({
    queryKey: [exceptionsPath, id],
    queryFn: () => read(exceptionDetail, `${exceptionsPath}/${id}`),
  })
  return <Shown query={found}>{(data) => <Pane exception={data} {...doing} />}</Shown>
}

/** What is proposed or was done: whoever has the second word must see it. */
function decidedOn(
  resolution: Resolution | null,
  { reconciliation, transfer }: ReturnType<typeof useText>,
): [string, string][] {
  if (resolution === null) return []
  const { way } = resolution
  const named: [string, string] = [reconciliation.way, reconciliation.ways[way]]
  if (way === 'correction') {
    const { voucherNumber, bookedOn } = resolution
    return [named, [reconciliation.voucher, voucherNumber], [reconciliation.bookedOn, bookedOn]]
  }
  if (way === 'timing') return [named, [reconciliation.expectedOn, resolution.expectedOn]]
  if (way === 'referral') return [named]
  const { entryKeys, lineIds } = resolution
  const beside = [
    ...entryKeys.map((key) => entryName(transfer, key)),
    ...(lineIds.length === 0 ? [] : [reconciliation.linesBeside(lineIds.length)]),
  ]
  return [named, [reconciliation.matchedWith, beside.join(' · ')]]
}

function whatHappened(
  { event, to, assignedToName }: ExceptionDetail['history'][number],
  { assigning, states }: ReturnType<typeof useText>['reconciliation'],
): string {
  if (event !== 'assign') return states[to]
  return assignedToName === null ? assigning.takenBack : assigning.given(assignedToName)
}

function Pane({
  exception,
  onResolve,
  onAssigned,
}: Omit<ExceptionPaneProps, 'id'> & { exception: ExceptionDetail }) {
  const text = useText()
  const { column, reconciliation, transfer } = text
  const [decision, setDecision] = useState<Decision | null>(null)
  const role = useSession()?.role
  const { id, kind, state, bank, books, explanation, ageDays, resolution, history } = exception
  const { assignedToName } = exception
  const isWaiting = state !== 'resolved' && state !== 'cleared'
  const facts = [
    ...(bank === null
      ? []
      : [
          [reconciliation.serial, bank.serial],
          [reconciliation.counterparty, `${bank.counterparty} ${bank.account ?? ''}`],
          [column.note, `${bank.summary} ${bank.remark}`],
          [reconciliation.bankAmount, <Money key="bank" fen={bank.amount} />],
        ]),
    ...(books === null
      ? []
      : [
          [reconciliation.entries, entryName(transfer, books.key)],
          [reconciliation.bookAmount, <Money key="books" fen={books.amount} />],
        ]),
    [reconciliation.assigning.person, assignedToName ?? reconciliation.assigning.nobody],
    ...decidedOn(resolution, text),
  ] as const
  return (
    <Card size="small" title={reconciliation.kinds[kind]} extra={reconciliation.age(ageDays)}>
      <ToneTag tone="busy">{reconciliation.states[state]}</ToneTag>
      <p>{explanation}</p>
      <Descriptions
        column={1}
        size="small"
        items={facts.map(([label, children], at) => ({ key: `${at}`, label, children }))}
      />
      <Flex gap={8} wrap style={{ marginTop: 8 }}>
        {state === 'open' &&
          role === 'finance' &&
          (Object.keys(reconciliation.ways) as Way[]).map((way) => (
            <Button key={way} size="small" onClick={() => onResolve(way)}>
              {reconciliation.ways[way]}
            </Button>
          ))}
        {state === 'proposed' && (role === 'finance' || role === 'leadership') && (
          <>
            <Button size="small" type="primary" onClick={() => setDecision('approve')}>
              {reconciliation.approve}
            </Button>
            <Button size="small" onClick={() => setDecision('reject')}>
              {reconciliation.reject}
            </Button>
          </>
        )}
        {['carried', 'referred', 'resolved'].includes(state) && role === 'finance' && (
          <Button size="small" onClick={() => setDecision('undo')}>
            {reconciliation.undo}
          </Button>
        )}
        {isWaiting && role === 'finance' && (
          <AssignButtons key={id} exception={exception} onDone={onAssigned} />
        )}
      </Flex>
      {history.length > 0 && (
        <Timeline
          style={{ marginTop: 12 }}
          items={history.map((one) => ({
            key: String(one.seq),
            content: [
              one.at.toISOString().slice(0, 10),
              one.by,
              whatHappened(one, reconciliation),
              one.note,
            ].join(' '),
          }))}
        />
      )}
      {decision !== null && (
        <DecideDialog decision={decision} exception={exception} onClose={() => setDecision(null)} />
      )}
    </Card>
  )
}
