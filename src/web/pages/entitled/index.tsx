import { Button, Space } from 'antd'
import { useState } from 'react'
import { type Entitlement, entitlementPage } from '../../../features/people/entitlements/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { type Choice, FilterBar, optionsOf } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { ImportDrawer } from '../../parts/imports/import-drawer.tsx'
import { useCategories, useNames, useTownships } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { EndDialog, type EndedRecord, entitledPath, ReopenDialog } from './end-dialog.tsx'
import { WhatIsPaid } from './what-is-paid.tsx'

const tones = { open: 'good', ended: 'plain', void: 'plain' } as const

type Opened = { record: Entitlement; what: 'end' | 'reopen' } | 'import' | null

/** Who is entitled to what, and the end of it. */
export function Component() {
  const { menu, entitled } = useText()
  const [opened, setOpened] = useState<Opened>(null)
  const [ended, setEnded] = useState<EndedRecord | null>(null)
  const role = useSession()?.role
  const mayWrite = role !== undefined && role !== 'leadership'
  const close = () => setOpened(null)
  return (
    <>
      <PageHead title={menu.entitled} note={entitled.how}>
        {mayWrite && <Button onClick={() => setOpened('import')}>{entitled.import}</Button>}
      </PageHead>
      <FilterBar choices={useChoices()} />
      {ended !== null && <WhatIsPaid ended={ended} onClose={() => setEnded(null)} />}
      <Records onOpen={mayWrite ? setOpened : null} />
      {opened === 'import' && <ImportDrawer kinds={['eligibility']} onClose={close} />}
      {opened !== null && opened !== 'import' && opened.what === 'end' && (
        <EndDialog record={opened.record} onEnded={setEnded} onClose={close} />
      )}
      {opened !== null && opened !== 'import' && opened.what === 'reopen' && (
        <ReopenDialog record={opened.record} onClose={close} />
      )}
    </>
  )
}

const optionsByCode = (places: readonly { code: string; name: string }[] = []) =>
  places.map(({ code, name }) => ({ value: code, label: name }))

function useChoices(): Choice[] {
  const { entitled, column } = useText()
  const townships = useTownships().data
  const categories = useCategories().data?.filter(({ delivery }) => delivery === 'roster')
  return [
    { name: 'township', label: column.township, options: optionsByCode(townships) },
    { name: 'category', label: column.category, options: optionsByCode(categories) },
    { name: 'month', label: entitled.month, type: 'month' },
    { name: 'state', label: column.status, options: optionsOf(entitled.states) },
    { name: 'deceased', label: entitled.deceased, options: optionsOf(entitled.deceasedOr) },
    { name: 'person', label: entitled.fullName, type: 'text' },
  ]
}

function Records({ onOpen }: { onOpen: ((opened: Opened) => void) | null }) {
  const { menu, entitled, column, administration } = useText()
  const names = useNames()
  const [{ township, category, month, state, deceased, person }] = useFilters()
  return (
    <PagedTable<Entitlement>
      label={menu.entitled}
      path={entitledPath}
      query={{ township, category, month, state, deceased, person }}
      page={entitlementPage}
      initialSort="-fromMonth"
      rowKey="id"
      empty={entitled.none}
      width={1520}
      columns={[
        sorted(
          'personName',
          textColumn(entitled.person, ({ personName }) => personName, 90),
        ),
        textColumn(entitled.identity, ({ identity }) => identity, 170),
        sorted(
          'category',
          textColumn(column.category, (row) => names.category(row.categoryCode), 105),
        ),
        sorted(
          'township',
          textColumn(column.township, (row) => names.township(row.townshipCode), 120),
        ),
        sorted(
          'standard',
          moneyColumn(entitled.standard, ({ standard }) => standard, 115),
        ),
        sorted(
          'fromMonth',
          textColumn(entitled.from, ({ fromMonth }) => fromMonth, 100),
        ),
        sorted(
          'toMonth',
          textColumn(entitled.to, ({ toMonth }) => toMonth ?? '—', 100),
        ),
        {
          title: column.status,
          width: 90,
          render: (_, row) => (
            <ToneTag tone={tones[row.state]}>{entitled.states[row.state]}</ToneTag>
          ),
        },
        textColumn(entitled.diedOn, ({ diedOn }) => diedOn ?? '—', 120),
        sorted(
          'village',
          textColumn(entitled.village, ({ village }) => village),
        ),
        textColumn(entitled.head, ({ headName }) => headName, 80),
        textColumn(entitled.why, whyOf, 150),
        ...(onOpen === null
          ? []
          : [
              {
                title: administration.steps,
                width: 170,
                fixed: 'right' as const,
                render: (_: unknown, record: Entitlement) => (
                  <Steps record={record} onOpen={onOpen} />
                ),
              },
            ]),
      ]}
    />
  )

  function whyOf({ endReason, endNote }: Entitlement): string {
    if (endReason === null) return '—'
    return [entitled.reasons[endReason], endNote].filter((one) => one !== '').join(' · ')
  }
}

function Steps({ record, onOpen }: { record: Entitlement; onOpen(opened: Opened): void }) {
  const { entitled } = useText()
  return (
    <Space>
      <Button size="small" onClick={() => onOpen({ record, what: 'end' })}>
        {record.toMonth === null ? entitled.end : entitled.change}
      </Button>
      {record.endReason !== null && (
        <Button size="small" onClick={() => onOpen({ record, what: 'reopen' })}>
          {entitled.reopen}
        </Button>
      )}
    </Space>
  )
}
