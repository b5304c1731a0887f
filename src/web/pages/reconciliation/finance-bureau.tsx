import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Segmented } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import {
  type ComparedLine,
  comparedLine,
} from '../../../features/reconciliation/finance/schemas.ts'
import { formatFen, sumFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, textColumn } from '../../parts/columns.tsx'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { useFilters } from '../../parts/filters.ts'
import { ImportDrawer } from '../../parts/imports/import-drawer.tsx'
import { KeyFigures } from '../../parts/key-figures.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'

const path = '/api/finance-comparisons'
const kinds = ['finance-table']
const agrees = 'agrees'

/** The finance bureau's table of a month against the books, line by line, with the likeliest why. */
export function FinanceBureau({ month }: { month: string }) {
  const { reconciliation, column } = useText()
  const words = reconciliation.financeBureau
  const [filters, change] = useFilters()
  const [isOpen, setOpen] = useState(false)
  const mayImport = useSession()?.role === 'finance'
  const lines = useQuery({
    queryKey: [path, month],
    queryFn: () => read(z.array(comparedLine), path, { month }),
  })
  const all = lines.data ?? []
  const differing = all.filter(({ reason }) => reason !== agrees)
  const shown = filters['show'] === 'differing' ? differing : all
  return (
    <>
      <ProblemBox error={lines.error} retry={() => lines.refetch()} />
      {all.length > 0 && (
        <KeyFigures
          figures={[
            [words.finance, formatFen(sumFen(all.map((line) => line.financeAmount)))],
            [words.books, formatFen(sumFen(all.map((line) => line.bookAmount)))],
            [words.difference, formatFen(sumFen(all.map((line) => line.difference)))],
            [words.differing, `${differing.length} / ${all.length}`],
          ]}
        />
      )}
      <Flex gap={8} className="no-print" style={{ marginBottom: 12 }}>
        <Segmented
          aria-label={words.show}
          value={filters['show'] ?? 'all'}
          options={[
            { value: 'all', label: words.all },
            { value: 'differing', label: words.onlyDiffering },
          ]}
          onChange={(show) => change({ show: show === 'all' ? undefined : show })}
        />
        {mayImport && <Button onClick={() => setOpen(true)}>{words.upload}</Button>}
      </Flex>
      <Table<ComparedLine>
        aria-label={words.title}
        size="small"
        loading={lines.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey={({ documentNumber, categoryCode }) => `${documentNumber}/${categoryCode}`}
        dataSource={shown}
        empty={all.length === 0 ? words.none : words.allAgree}
        columns={[
          textColumn(words.document, ({ documentNumber }) => documentNumber, 200),
          textColumn(column.category, ({ categoryName }) => categoryName, 150),
          moneyColumn(words.finance, ({ financeAmount }) => financeAmount),
          moneyColumn(words.books, ({ bookAmount }) => bookAmount),
          moneyColumn(words.difference, ({ difference }) => difference),
          {
            title: words.why,
            render: (_, { reason, explanation }) =>
              reason === agrees ? explanation : <ToneTag tone="warn">{explanation}</ToneTag>,
          },
        ]}
      />
      <ExportButtons path={path} query={{ month }} />
      {isOpen && <ImportDrawer kinds={kinds} onClose={() => setOpen(false)} />}
    </>
  )
}
