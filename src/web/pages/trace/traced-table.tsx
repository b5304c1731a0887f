import { Card } from 'antd'
import type { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import { PagedTable, type PagedTableProps } from '../../parts/paged-table.tsx'

interface Page<Row> {
  items: Row[]
  nextCursor: string | null
  count: number
  amount: bigint
}

interface TracedTableProps<Row extends object>
  extends Pick<PagedTableProps<Row>, 'path' | 'columns' | 'sortIn' | 'initialSort'> {
  title: string
  number: string
  page: z.ZodType<Page<Row>>
}

/** What a document's money reached, with how many they are and the sum of it. */
export function TracedTable<Row extends object>(props: TracedTableProps<Row>) {
  const { funds } = useText()
  const { title, number, ...table } = props
  return (
    <Card title={title} style={{ marginBottom: 16 }}>
      <PagedTable<Row, Page<Row>>
        {...table}
        label={title}
        query={{ number }}
        empty={funds.nothingReached}
        width={800}
        height={320}
        above={({ count, amount }) => <p>{funds.reached(count, formatFen(amount))}</p>}
      />
    </Card>
  )
}
