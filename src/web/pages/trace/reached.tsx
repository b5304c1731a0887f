import { Link } from 'react-router'
import {
  type TracedLine,
  type TracedVoucher,
  tracedLinePage,
  tracedVoucherPage,
} from '../../../features/tracing/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { TracedTable } from './traced-table.tsx'

/** The payments that a document paid, each a link to where all of its money came from. */
export function ReachedLines({ number }: { number: string }) {
  const { funds } = useText()
  return (
    <TracedTable<TracedLine>
      title={funds.people}
      path="/api/traces/document/payments"
      number={number}
      page={tracedLinePage}
      sortIn="lineSort"
      initialSort="line"
      columns={[
        sorted('line', {
          title: funds.batch,
          width: 200,
          render: (_, { batch, line }) => (
            <Link to={`/trace?${new URLSearchParams({ batch, line: String(line) })}`}>
              {batch} / {line}
            </Link>
          ),
        }),
        sorted(
          'payee',
          textColumn(funds.payee, ({ payee }) => payee),
        ),
        sorted(
          'paidOn',
          textColumn(funds.paidOn, ({ paidOn }) => paidOn, 110),
        ),
        sorted(
          'amount',
          moneyColumn(funds.settled, ({ amount }) => amount),
        ),
      ]}
    />
  )
}

/** The vouchers that a document paid for. */
export function ReachedVouchers({ number }: { number: string }) {
  const { funds } = useText()
  return (
    <TracedTable<TracedVoucher>
      title={funds.vouchers}
      path="/api/traces/document/vouchers"
      number={number}
      page={tracedVoucherPage}
      sortIn="voucherSort"
      initialSort="spentOn"
      columns={[
        sorted(
          'voucher',
          textColumn(funds.voucherNumber, ({ voucher }) => voucher, 170),
        ),
        sorted(
          'payee',
          textColumn(funds.payee, ({ payee }) => payee),
        ),
        textColumn(funds.title, ({ purpose }) => purpose),
        sorted(
          'spentOn',
          textColumn(funds.paidOn, ({ spentOn }) => spentOn, 110),
        ),
        sorted(
          'amount',
          moneyColumn(funds.settled, ({ amount }) => amount),
        ),
      ]}
    />
  )
}
