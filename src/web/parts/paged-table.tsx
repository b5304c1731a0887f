import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import type { SorterResult, SortOrder } from 'antd/es/table/interface'
import type { Key, ReactNode } from 'react'
import type { z } from 'zod'
import { type Query, read } from '../api/client.ts'
import { useText } from '../messages/index.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { useFilters } from './filters.ts'
import { ProblemBox } from './problem-box.tsx'
import { Table, type TableProps } from './table.tsx'

type Page<Item> = { items: Item[]; nextCursor: string | null }

export interface PagedTableProps<Item, Whole extends Page<Item> = Page<Item>>
  extends Pick<TableProps<Item>, 'rowSelection' | 'onRow' | 'expandable'> {
  /** Names the table to those who cannot see it. */
  label: string
  path: string
  query: Query
  page: z.ZodType<Whole>
  columns: NonNullable<TableProps<Item>['columns']>
  /** The order where the address names none. */
  initialSort?: string
  /** What the order is called in the address, where a page has more tables than one. */
  sortIn?: string
  /** What is said above the rows of all of them. */
  above?: (first: Whole) => ReactNode
  /** Rows that have no key of their own are told apart by their place. */
  rowKey?: keyof Item & string
  /** What is said, with advice, where nothing is there. */
  empty?: string
  /** In pixels; what the columns need at least. */
  width?: number
  /** In pixels; what the window leaves when absent. */
  height?: number
}

const pageSize = 100

/**
 * A list of the API: pages by cursor as they are asked for, sorted by the service as the address
 * says, drawn virtually, export beside it.
 */
export function PagedTable<Item extends object, Whole extends Page<Item> = Page<Item>>(
  props: PagedTableProps<Item, Whole>,
) {
  const {
    label,
    path,
    page,
    columns,
    rowKey,
    height,
    width = 960,
    empty,
    rowSelection,
    onRow,
    expandable,
    sortIn = 'sort',
    above,
  } = props
  const text = useText()
  const [filters, change] = useFilters()
  const orders = columns.flatMap(({ key, sorter }) => (sorter ? [key, `-${String(key)}`] : []))
  const sort = [filters[sortIn], props.initialSort].find((one) => one && orders.includes(one))
  const query = { ...props.query, sort }
  const list = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam }) =>
      read(page, path, { ...query, limit: pageSize, cursor: pageParam }) as Promise<Whole>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
  const items = list.data?.pages.flatMap(({ items }) => items) ?? []
  const places = new Map(items.map((item, at) => [item, at]))
  return (
    <>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      {above !== undefined && list.data?.pages[0] !== undefined && above(list.data.pages[0])}
      <Table<Item>
        aria-label={label}
        size="small"
        virtual
        scroll={{ x: width, y: height ?? Math.max(240, window.innerHeight - 360) }}
        loading={list.isPending}
        dataSource={items}
        rowKey={rowKey ?? ((row) => places.get(row) ?? 0)}
        columns={columns.map((one) =>
          one.sorter ? { ...one, sortOrder: orderOf(one, sort) } : one,
        )}
        onChange={(_pages, _filters, sorter) => change({ [sortIn]: nameOf(sorter) })}
        pagination={false}
        empty={empty ?? text.state.empty}
        {...(rowSelection !== undefined && { rowSelection })}
        {...(onRow !== undefined && { onRow })}
        {...(expandable !== undefined && { expandable })}
      />
      <Flex justify="space-between" align="end">
        <ExportButtons path={path} query={query} />
        {list.hasNextPage && (
          <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {text.state.more}
          </Button>
        )}
      </Flex>
    </>
  )
}

const orderOf = ({ key }: { key?: Key }, sort: string | undefined): SortOrder =>
  sort === key ? 'ascend' : sort === `-${key}` ? 'descend' : null

function nameOf<Item>(sorter: SorterResult<Item> | SorterResult<Item>[]): string | undefined {
  const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
  if (!order) return undefined
  return order === 'descend' ? `-${columnKey}` : String(columnKey)
}
