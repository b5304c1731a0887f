import { Drawer } from 'antd'
import type { z } from 'zod'
import { type entry, entryPage } from '../../../features/statements/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { useFilters } from '../../parts/filters.ts'
import { useNames } from '../../parts/names.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { wordOf } from '../../parts/words.ts'

type Entry = z.output<typeof entry>

/** The rows behind a figure: together they are its amount. */
export function EntriesDrawer() {
  const { statements, column, funds, transfer } = useText()
  const names = useNames()
  const [filters, change] = useFilters()
  const rows = filters['rows']
  return (
    <Drawer
      open={rows !== undefined}
      size={1040}
      title={filters['of'] ?? statements.entries}
      onClose={() => change({ rows: undefined, of: undefined })}
    >
      {rows !== undefined && (
        <PagedTable<Entry>
          label={statements.entries}
          path="/api/statements/entries"
          sortIn="rowSort"
          initialSort="on"
          query={Object.fromEntries(new URLSearchParams(rows))}
          page={entryPage}
          columns={[
            sorted(
              'on',
              textColumn(column.date, ({ on }) => on, 105),
            ),
            sorted(
              'kind',
              textColumn(
                statements.kind,
                ({ kind, isReversal }) =>
                  [wordOf(transfer, kind), isReversal ? `(${statements.reversal})` : ''].join(' '),
                110,
              ),
            ),
            textColumn(statements.reference, ({ reference }) => reference),
            sorted(
              'document',
              textColumn(funds.number, ({ document }) => document, 180),
            ),
            sorted(
              'category',
              textColumn(column.category, (row) => names.category(row.categoryCode), 110),
            ),
            sorted(
              'township',
              textColumn(column.township, (row) => names.township(row.townshipCode), 100),
            ),
            sorted(
              'amount',
              moneyColumn(column.amount, ({ amount }) => amount),
            ),
          ]}
        />
      )}
    </Drawer>
  )
}
