import type { z } from 'zod'
import { type allocation, allocationPage } from '../../../features/funds/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { useNames } from '../../parts/names.ts'
import { PagedTable } from '../../parts/paged-table.tsx'

type Allocation = z.output<typeof allocation>

/** Which township was given what, of which document, by which decision. */
export function Allocations({ year }: { year: number }) {
  const { funds, column } = useText()
  const names = useNames()
  return (
    <PagedTable<Allocation>
      label={funds.tabs.allocations}
      path="/api/allocations"
      query={{ year }}
      page={allocationPage}
      initialSort="-decidedOn"
      rowKey="id"
      columns={[
        sorted(
          'decidedOn',
          textColumn(funds.decidedOn, ({ decidedOn }) => decidedOn, 110),
        ),
        sorted(
          'number',
          textColumn(funds.number, ({ documentNumber }) => documentNumber, 190),
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
          'amount',
          moneyColumn(column.amount, ({ amount }) => amount),
        ),
        textColumn(funds.decisionNumber, ({ decisionNumber }) => decisionNumber),
      ]}
    />
  )
}
