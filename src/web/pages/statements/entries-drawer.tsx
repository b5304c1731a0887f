import { Drawer } from 'antd'
import type { z } from 'zod'
import { type entry, entryPage } from '../../../features/statements/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, textColumn } from '../../parts/columns.tsx'
import { useFilters } from '../../parts/filters.ts'
import { useNames } from '../../parts/names.ts'
import { PagedTable } from '../../parts/paged-table.tsx'

type Entry = z.output<typeof entry>

/** The rows behind a figure: together they are its amount. */
export function EntriesDrawer() {
  const { statements, column, funds } = useText()
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
          query={Object.fromEntries(new URLSearchParams(rows))}
          page={entryPage}
          columns={[
            textColumn(column.date, ({ on }) => on, 105),
            textColumn(
              statements.kind,
              ({ kindName, isReversal }) =>
                isReversal ? `${kindName} (${statements.reversal})` : kindName,
              110,
            ),
            textColumn(statements.reference, ({ reference }) => reference),
            textColumn(funds.number, ({ document }) => document, 180),
            textColumn(column.category, (row) => names.category(row.categoryCode), 110),
            textColumn(column.township, (row) => names.township(row.townshipCode), 100),
            moneyColumn(column.amount, ({ amount }) => amount),
          ]}
        />
      )}
    </Drawer>
  )
}
