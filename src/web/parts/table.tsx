import { Table as AntTable, type TableProps } from 'antd'
import { useText } from '../messages/index.tsx'
import { useLook } from './look.tsx'
import { Nothing } from './nothing.tsx'

export type { TableProps }

interface Props<Row> extends Omit<TableProps<Row>, 'loading' | 'locale'> {
  loading?: boolean
  /** What is said, with advice, where there are no rows. */
  empty?: string
}

/** Rows under columns; on paper all of them, at their full height and width. */
export function Table<Row extends object>({ empty, loading = false, ...props }: Props<Row>) {
  const { state } = useText()
  const { isPrinting } = useLook()
  const says = loading ? ' ' : (empty ?? state.empty)
  return (
    <AntTable<Row>
      size="small"
      loading={loading}
      locale={{ emptyText: <Nothing says={says} /> }}
      {...props}
      {...(isPrinting && whole)}
    />
  )
}

const whole = { pagination: false, virtual: false, scroll: {} } as const
