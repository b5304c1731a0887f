import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import {
  type MoneyOrigin,
  type PaymentTrace,
  paymentTrace,
} from '../../../features/tracing/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, textColumn } from '../../parts/columns.tsx'
import { FlowChart } from '../../parts/flow-chart.tsx'
import type { FlowLink } from '../../parts/flow-links.ts'
import { KeyFigures } from '../../parts/key-figures.tsx'
import { useNames } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ShownRecord } from '../../parts/shown.tsx'
import { Table } from '../../parts/table.tsx'
import { wordOf } from '../../parts/words.ts'

/** One payment: the documents its money came from and every step between, as a picture. */
export function PaymentMoney({ batch, line }: { batch: string; line: string }) {
  const { funds, state } = useText()
  const names = useNames()
  const path = '/api/traces/payment'
  const trace = useQuery({
    queryKey: [path, batch, line],
    queryFn: () => read(paymentTrace, path, { batch, line }),
  })
  const placeOf = ({ month, categoryCode, townshipCode, payee, asOf }: PaymentTrace) => [
    month,
    names.category(categoryCode),
    names.township(townshipCode),
    payee,
    state.asOf(asOf),
  ]
  const list = { to: '/funds?tab=batches', name: state.backTo(funds.tabs.batches) }
  return (
    <ShownRecord query={trace} list={list}>
      {(data) => (
        <>
          <PageHead
            title={funds.paymentTitle(`${batch} / ${line}`)}
            note={placeOf(data).join(' · ')}
          />
          <Origins trace={data} />
        </>
      )}
    </ShownRecord>
  )
}

function Origins({ trace }: { trace: PaymentTrace }) {
  const { funds, column, transfer: transfers } = useText()
  const { batch, line, amount, rosterAmount, executedOn, origins } = trace
  const own = `${batch} / ${line}`
  const links = useMemo(() => linksOf(origins, own, transfers), [origins, own, transfers])
  return (
    <>
      <KeyFigures
        figures={[
          [funds.rosterAmount, formatFen(rosterAmount)],
          [funds.settled, formatFen(amount)],
          [funds.paidOn, executedOn ?? '—'],
        ]}
      />
      <Card style={{ marginBottom: 16 }}>
        {links.length === 0 ? (
          funds.notPaid
        ) : (
          <FlowChart links={links} description={funds.paymentText(formatFen(amount))} />
        )}
      </Card>
      <Table<MoneyOrigin & { no: number }>
        aria-label={funds.origins}
        pagination={false}
        rowKey="no"
        empty={funds.notPaid}
        dataSource={origins.map((one, no) => ({ ...one, no }))}
        columns={[
          textColumn(column.date, ({ on }) => on, 110),
          textColumn(funds.step, ({ kind }) => wordOf(transfers, kind), 110),
          {
            title: funds.reference,
            render: (_, { isDocument, reference }) =>
              isDocument ? (
                <Link to={`/trace?${new URLSearchParams({ document: reference })}`}>
                  {reference}
                </Link>
              ) : (
                reference
              ),
          },
          textColumn(funds.title, ({ title }) => title),
          moneyColumn(column.amount, (one) => one.amount),
        ]}
      />
    </>
  )
}

/** From step to step by what each led to; what led to no other step is in the payment. */
function linksOf(
  origins: readonly MoneyOrigin[],
  own: string,
  transfers: Readonly<Record<string, string>>,
): FlowLink[] {
  const labelOf = ({ isDocument, kind, reference, on }: MoneyOrigin) =>
    isDocument ? reference : `${wordOf(transfers, kind)} ${reference} ${on.slice(5)}`
  return origins.flatMap((origin) =>
    origin.leadsTo.map(({ step, amount }) => {
      const next = step === null ? undefined : origins[step]
      return {
        source: labelOf(origin),
        target: next === undefined ? own : labelOf(next),
        value: Number(amount) / 100,
      }
    }),
  )
}
