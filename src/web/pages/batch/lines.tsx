import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { linePage, type paymentLine } from '../../../features/payments/batches/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { Disclosure } from './disclosure.tsx'

export type Line = z.output<typeof paymentLine>

const tones = { pending: 'plain', stopped: 'bad', settled: 'good', returned: 'warn' } as const

/** Every line with its result; numbers are masked until somebody says what he needs them for. */
export function Lines({ number, path }: { number: string; path: string }) {
  const { batch, funds, column } = useText()
  const [shown, setShown] = useState<Line | null>(null)
  const role = useSession()?.role
  const mayDisclose = role === 'finance' || role === 'auditor'
  return (
    <>
      <PagedTable<Line>
        label={funds.lines}
        path={path}
        query={{}}
        page={linePage}
        rowKey="line"
        initialSort="line"
        empty={batch.none}
        width={1320}
        columns={[
          sorted('line', {
            title: funds.line,
            width: 70,
            render: (_, { line }) => (
              <Link to={`/trace?${new URLSearchParams({ batch: number, line: String(line) })}`}>
                {line}
              </Link>
            ),
          }),
          sorted(
            'village',
            textColumn(batch.village, ({ village }) => village, 110),
          ),
          sorted(
            'person',
            textColumn(batch.person, ({ personName }) => personName, 80),
          ),
          textColumn(batch.identity, ({ identity }) => identity, 170),
          sorted(
            'payee',
            textColumn(batch.payee, ({ payeeName }) => payeeName, 80),
          ),
          textColumn(batch.account, ({ account }) => account, 110),
          sorted(
            'amount',
            moneyColumn(column.amount, ({ amount }) => amount, 110),
          ),
          sorted('state', {
            title: column.status,
            width: 84,
            render: (_, { state }) => <ToneTag tone={tones[state]}>{batch.states[state]}</ToneTag>,
          }),
          moneyColumn(batch.credited, ({ credited }) => credited, 100),
          sorted(
            'executedOn',
            textColumn(batch.executedOn, ({ executedOn }) => executedOn, 105),
          ),
          textColumn(batch.why, ({ reason }) => reason, 200),
          ...(mayDisclose
            ? [
                {
                  title: batch.disclose,
                  width: 120,
                  render: (_: unknown, line: Line) => (
                    <Button size="small" onClick={() => setShown(line)}>
                      {batch.disclose}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {shown !== null && (
        <Disclosure path={`${path}/${shown.line}`} line={shown} onClose={() => setShown(null)} />
      )}
    </>
  )
}
