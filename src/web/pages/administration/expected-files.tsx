import { Button, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { type ExpectedFile, expectedPage } from '../../../features/imports/expected/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useMonths } from '../../parts/book-months.ts'
import { countColumn, moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { FilterBar, optionsOf } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { useImportKinds, useKindName } from '../../parts/imports/kinds.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { ChangeExpected, ExpectFiles, expectedPath, useCancelExpected } from './expect-files.tsx'

const tones = {
  awaited: 'plain',
  missing: 'bad',
  received: 'good',
  late: 'warn',
  short: 'warn',
} as const

/** The files that are to come: which are missing, came late or came short. */
export function ExpectedFiles() {
  const { expected, column, administration, imports } = useText()
  const nameOf = useKindName()
  const kinds = useImportKinds().data ?? []
  const months = useMonths()
  const [{ state, kind, month }] = useFilters()
  const [changed, setChanged] = useState<ExpectedFile | 'new' | null>(null)
  const cancel = useCancelExpected()
  const role = useSession()?.role
  const mayWrite = role !== undefined && role !== 'leadership'
  return (
    <>
      <FilterBar
        choices={[
          { name: 'state', label: column.status, options: optionsOf(expected.states) },
          {
            name: 'kind',
            label: administration.kind,
            options: kinds.map((one) => ({ value: one.kind, label: one.name })),
          },
          {
            name: 'month',
            label: column.month,
            options: months.map((one) => ({ value: one, label: one })),
          },
        ]}
      >
        {mayWrite && (
          <Button type="primary" onClick={() => setChanged('new')}>
            {expected.open}
          </Button>
        )}
      </FilterBar>
      <ProblemBox error={cancel.error} />
      <PagedTable<ExpectedFile>
        label={administration.tabs.expected}
        path={expectedPath}
        query={{ state, kind, month }}
        page={expectedPage}
        initialSort="dueOn"
        rowKey="id"
        empty={expected.none}
        width={1280}
        columns={[
          sorted('state', {
            title: column.status,
            width: 130,
            render: (_, file) => (
              <Space size={4}>
                <ToneTag tone={tones[file.state]}>{expected.states[file.state]}</ToneTag>
                {file.isDueSoon && <ToneTag tone="warn">{expected.dueSoon}</ToneTag>}
              </Space>
            ),
          }),
          sorted(
            'kind',
            textColumn(administration.kind, (file) => nameOf(file.kind), 120),
          ),
          sorted(
            'sender',
            textColumn(expected.sender, ({ sender }) => sender),
          ),
          sorted(
            'month',
            textColumn(column.month, (file) => file.month, 90),
          ),
          sorted(
            'dueOn',
            textColumn(expected.dueOn, ({ dueOn }) => dueOn, 110),
          ),
          sorted(
            'daysOver',
            countColumn(expected.over, ({ daysOver }) => (daysOver > 0 ? daysOver : null), 90),
          ),
          countColumn(expected.rows, rowsOf, 120),
          sorted(
            'amount',
            moneyColumn(column.amount, ({ amount }) => amount, 120),
          ),
          textColumn(administration.fileName, ({ fileName }) => fileName),
          textColumn(imports.importedAt, ({ receivedOn }) => receivedOn, 110),
          {
            title: expected.steps,
            width: 150,
            fixed: 'right',
            render: (_, file) =>
              mayWrite &&
              file.importId === null && (
                <Space>
                  <Button size="small" onClick={() => setChanged(file)}>
                    {expected.change}
                  </Button>
                  <Popconfirm title={expected.sure} onConfirm={() => cancel.mutate(file)}>
                    <Button size="small">{expected.cancel}</Button>
                  </Popconfirm>
                </Space>
              ),
          },
        ]}
      />
      {changed === 'new' && <ExpectFiles onClose={() => setChanged(null)} />}
      {changed !== null && changed !== 'new' && (
        <ChangeExpected file={changed} onClose={() => setChanged(null)} />
      )}
    </>
  )
}

/** Rows that came, of those that were told. */
function rowsOf({ rowCount, rowsReceived, rowsRejected }: ExpectedFile): string | null {
  if (rowCount === null && rowsReceived === null) return null
  const rejected = rowsRejected === null || rowsRejected === 0 ? '' : ` (−${rowsRejected})`
  return `${rowsReceived ?? '—'} / ${rowCount ?? '—'}${rejected}`
}
