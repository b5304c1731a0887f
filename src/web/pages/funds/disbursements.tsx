import type { z } from 'zod'
import { type disbursement, disbursementPage } from '../../../features/funds/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { useNames } from '../../parts/names.ts'
import { PagedTable } from '../../parts/paged-table.tsx'

type Disbursement = z.output<typeof disbursement>

/** What was ordered out of the fund account, to whom and by which channel. */
export function Disbursements({ year }: { year: number }) {
  const { funds, column } = useText()
  const names = useNames()
  return (
    <PagedTable<Disbursement>
      label={funds.tabs.disbursements}
      path="/api/disbursements"
      query={{ year }}
      page={disbursementPage}
      initialSort="-disbursedOn"
      rowKey="id"
      columns={[
        sorted(
          'disbursedOn',
          textColumn(column.date, ({ disbursedOn }) => disbursedOn, 110),
        ),
        sorted(
          'number',
          textColumn(funds.number, ({ number }) => number, 180),
        ),
        sorted(
          'channel',
          textColumn(funds.channel, ({ channel }) => funds.channels[channel], 130),
        ),
        sorted(
          'category',
          textColumn(column.category, ({ category }) => names.category(category), 140),
        ),
        sorted(
          'township',
          textColumn(column.township, ({ township }) => names.township(township), 130),
        ),
        sorted(
          'payee',
          textColumn(funds.payee, ({ payeeName, payeeAccount }) =>
            [payeeName, payeeAccount ?? ''].join(' '),
          ),
        ),
        sorted(
          'amount',
          moneyColumn(column.amount, ({ amount }) => amount),
        ),
      ]}
    />
  )
}
