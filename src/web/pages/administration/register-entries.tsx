import { Card } from 'antd'
import { type RegisterEntry, registerPage } from '../../../features/people/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { sorted, textColumn } from '../../parts/columns.tsx'
import { FilterBar, optionsOf } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PagedTable } from '../../parts/paged-table.tsx'

/** The entries of the lists that payments are compared with, masked. */
export function RegisterEntries() {
  const { administration } = useText()
  const words = administration.registers
  const [{ register, on }] = useFilters()
  return (
    <Card size="small" title={words.entries}>
      <FilterBar
        choices={[
          { name: 'register', label: words.kind, options: optionsOf(words.kinds) },
          { name: 'on', label: words.on, type: 'day' },
        ]}
      />
      <PagedTable<RegisterEntry>
        label={words.entries}
        path="/api/register-entries"
        query={{ kind: register, on }}
        page={registerPage}
        rowKey="id"
        initialSort="-validFrom"
        empty={words.noEntry}
        height={320}
        columns={[
          sorted(
            'kind',
            textColumn(words.kind, ({ kind }) => words.kinds[kind], 130),
          ),
          sorted(
            'name',
            textColumn(words.person, ({ name }) => name, 100),
          ),
          textColumn(words.identity, ({ identity }) => identity, 180),
          sorted(
            'validFrom',
            textColumn(words.validFrom, ({ validFrom }) => validFrom, 110),
          ),
          textColumn(words.validTo, ({ validTo }) => validTo ?? '—', 110),
          textColumn(words.note, ({ note }) => note),
          sorted(
            'fileName',
            textColumn(words.last, ({ fileName }) => fileName, 180),
          ),
        ]}
      />
    </Card>
  )
}
