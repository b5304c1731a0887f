import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import type { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table, type TableProps } from '../../parts/table.tsx'

interface TracedTableProps<Row> {
  title: string
  path: string
  number: string
  rows: z.ZodType<Row[]>
  keyOf(row: Row): string
  columns: NonNullable<TableProps<Row>['columns']>
}

/** What a document's money reached, with the sum of it. */
export function TracedTable<Row extends { amount: bigint }>(props: TracedTableProps<Row>) {
  const { title, path, number, rows, keyOf, columns } = props
  const list = useQuery({
    queryKey: [path, number],
    queryFn: () => read(rows, path, { number }) as Promise<Row[]>,
  })
  const all = list.data ?? []
  const sum = all.reduce((total, { amount }) => total + amount, 0n)
  return (
    <Card title={`${title} (${all.length}) ${formatFen(sum)}`} style={{ marginBottom: 16 }}>
      <ProblemBox error={list.error} />
      <Table<Row>
        aria-label={title}
        size="small"
        virtual
        scroll={{ x: 800, y: 320 }}
        loading={list.isPending}
        pagination={false}
        rowKey={keyOf}
        dataSource={all}
        columns={columns}
      />
      <ExportButtons path={path} query={{ number }} />
    </Card>
  )
}
