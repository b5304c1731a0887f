import { Button, Flex } from 'antd'
import { useState } from 'react'
import { type AuditEntry, auditPage } from '../../../../features/audit/schemas.ts'
import { useText } from '../../../messages/index.tsx'
import { sorted, textColumn } from '../../../parts/columns.tsx'
import { FilterBar, optionsOf } from '../../../parts/filter-bar.tsx'
import { useFilters } from '../../../parts/filters.ts'
import { useMoment } from '../../../parts/moment.ts'
import { PagedTable } from '../../../parts/paged-table.tsx'
import { Checkpoints } from './checkpoints.tsx'
import { EntryDrawer } from './entry-drawer.tsx'

export const journalPath = '/api/audit-entries'

/** Who did what, when and from where; every entry with what it changed. */
export function Journal() {
  const { journal, administration } = useText()
  const saidOf = useMoment()
  const [filters, change] = useFilters()
  const [chosen, setChosen] = useState<AuditEntry | null>(null)
  const { from, to, action, subject, actor } = filters
  return (
    <>
      <Checkpoints />
      <FilterBar
        choices={[
          { name: 'action', label: journal.action, options: optionsOf(journal.groups) },
          { name: 'subject', label: journal.subject, type: 'text' },
          { name: 'from', label: journal.from, type: 'day' },
          { name: 'to', label: journal.to, type: 'day' },
        ]}
      >
        {actor !== undefined && (
          <Button onClick={() => change({ actor: undefined })}>{journal.everybody}</Button>
        )}
      </FilterBar>
      <PagedTable<AuditEntry>
        label={administration.tabs.journal}
        path={journalPath}
        query={{ from, to, action, subject, actorId: actor }}
        page={auditPage}
        initialSort="-seq"
        rowKey="seq"
        columns={[
          sorted('seq', {
            title: journal.seq,
            width: 80,
            render: (_, entry) => (
              <Button type="link" size="small" onClick={() => setChosen(entry)}>
                {entry.seq}
              </Button>
            ),
          }),
          textColumn(journal.at, ({ at }) => saidOf(at), 170),
          sorted('actor', {
            title: journal.actor,
            width: 150,
            render: (_, { actorId, actorName }) =>
              actorId === null ? (
                journal.nobody
              ) : (
                <Button type="link" size="small" onClick={() => change({ actor: actorId })}>
                  {actorName}
                </Button>
              ),
          }),
          textColumn(journal.address, ({ address }) => address, 130),
          sorted('action', {
            title: journal.action,
            width: 300,
            render: (_, { action: code }) => (
              <Flex gap={8}>
                <span>{groupOf(code, journal.groups)}</span>
                <code>{code}</code>
              </Flex>
            ),
          }),
          sorted(
            'subject',
            textColumn(journal.subject, (entry) => entry.subject),
          ),
        ]}
      />
      <EntryDrawer entry={chosen} onClose={() => setChosen(null)} />
    </>
  )
}

/** What an action is about: the part of its code before the colon, in words. */
export function groupOf(code: string, groups: Readonly<Record<string, string>>): string {
  return groups[code.split(':')[0] ?? ''] ?? ''
}
