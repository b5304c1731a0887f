import type { TableProps } from 'antd'
import { Money } from './money.tsx'

const figures = { fontVariantNumeric: 'tabular-nums' } as const

type Column<Row> = NonNullable<TableProps<Row>['columns']>[number]

/** A column by which the service can sort the list, under its name there. */
export function sorted<Row>(name: string, column: Column<Row>): Column<Row> {
  return {
    ...column,
    key: name,
    sorter: true,
    // The first again at the end: a click always turns the order round.
    sortDirections: ['ascend', 'descend', 'ascend'],
    showSorterTooltip: false,
  }
}

/** A column of amounts, digits under each other; a dash where there is none. */
export function moneyColumn<Row>(
  title: string,
  amountOf: (row: Row) => bigint | null,
  width = 130,
): Column<Row> {
  return {
    title,
    width,
    align: 'right',
    render: (_: unknown, row: Row) => {
      const fen = amountOf(row)
      return fen === null ? '—' : <Money fen={fen} />
    },
  }
}

/** A column of counts, digits under each other. */
export function countColumn<Row>(
  title: string,
  countOf: (row: Row) => number | string | null,
  width = 100,
): Column<Row> {
  return {
    title,
    width,
    align: 'right',
    render: (_: unknown, row: Row) => <span style={figures}>{countOf(row)}</span>,
  }
}

/** A column of words. */
export function textColumn<Row>(
  title: string,
  textOf: (row: Row) => string | number | null,
  width?: number,
): Column<Row> {
  return {
    title,
    ellipsis: true,
    ...(width !== undefined && { width }),
    render: (_: unknown, row: Row) => textOf(row),
  }
}
