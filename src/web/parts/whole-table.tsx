import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { read } from '../api/client.ts'
import { ExportButtons } from './export-buttons.tsx'
import { ProblemBox } from './problem-box.tsx'
import { Table, type TableProps } from './table.tsx'

export interface WholeTableProps<Item extends object> {
  /** Names the table to those who cannot see it. */
  label: string
  path: string
  item: z.ZodType<Item>
  columns: NonNullable<TableProps<Item>['columns']>
  rowKey: keyof Item & string
  /** What is said, with advice, where nothing is there. */
  empty: string
}

/** A list of the API that comes whole, because it is short; export below it. */
export function WholeTable<Item extends object>(props: WholeTableProps<Item>) {
  const { label, path, item, columns, rowKey, empty } = props
  const list = useQuery({ queryKey: [path], queryFn: () => read(z.array(item), path) })
  return (
    <>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Item>
        aria-label={label}
        loading={list.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey={rowKey}
        dataSource={list.data ?? []}
        empty={empty}
        columns={columns}
      />
      <ExportButtons path={path} query={{}} />
    </>
  )
}
