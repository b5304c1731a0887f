import { Table as AntTable, type TableProps, type TableRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useText } from '../messages/index.tsx'
import { useLook } from './look.tsx'
import { Nothing } from './nothing.tsx'

export type { TableProps }

interface Props<Row> extends Omit<TableProps<Row>, 'loading' | 'locale' | 'ref'> {
  loading?: boolean
  /** What is said, with advice, where there are no rows. */
  empty?: string
}

/** Rows under columns; on paper all of them, at their full height and width. */
export function Table<Row extends object>({ empty, loading = false, ...props }: Props<Row>) {
  const { state } = useText()
  const { isPrinting } = useLook()
  const table = useRef<TableRef>(null)
  useEffect(() => letScrollByKeys(table.current?.nativeElement))
  const says = loading ? ' ' : (empty ?? state.empty)
  return (
    <AntTable<Row>
      ref={table}
      size="small"
      loading={loading}
      locale={{ emptyText: <Nothing says={says} /> }}
      {...props}
      {...(isPrinting && whole)}
    />
  )
}

const whole = { pagination: false, virtual: false, scroll: {} } as const

/** What is wider or higher than its place can be reached and moved without a mouse. */
function letScrollByKeys(table: HTMLElement | undefined): void {
  for (const part of table?.querySelectorAll('.ant-table-content, .ant-table-body') ?? []) {
    const isCut = part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight
    if (isCut) part.setAttribute('tabindex', '0')
    else part.removeAttribute('tabindex')
  }
}
