import type { SourceCell, TableColumn } from '../../platform/files/index.ts'
import { isRequired, type TableFormat } from './format.ts'
import type { LayoutColumn } from './layout-schemas.ts'

/** A form in which a kind of file comes: data, so that a new one needs no release. */
export interface Layout {
  code: string
  /** In Chinese, as the clerk calls it: whose export it is. */
  name: string
  columns: Readonly<Record<string, LayoutColumn>>
  /** Of a remembered form: the header that it is remembered by. */
  fingerprint?: string
  /** What else its header has and nobody needs: it tells this layout from a similar one. */
  others?: readonly string[]
}

/** The form that the product itself writes and asks for. */
export function standardLayout(format: TableFormat): Layout {
  const columns = Object.entries(format.columns).map(([field, column]): [string, LayoutColumn] => [
    field,
    { names: [...column.names] },
  ])
  return { code: 'standard', name: '标准格式', columns: Object.fromEntries(columns) }
}

/** What is looked for in the header of a file of this layout. */
export function wantedColumns(format: TableFormat, layout: Layout): TableColumn[] {
  const wanted = Object.entries(format.columns).flatMap(([field, column]) => {
    const source = layout.columns[field]
    if (source === undefined) return []
    const required = isRequired(column) && !('all' in source)
    return sourcesOf(source).map(({ part, names }) => ({
      field: keyOf(field, part),
      names,
      required,
    }))
  })
  const others = (layout.others ?? []).map((name) => ({
    field: keyOf('others', name),
    names: [name],
    required: false,
  }))
  return [...wanted, ...others]
}

/** The columns of the file that a field is made of. */
function sourcesOf(column: LayoutColumn): { part: string; names: string[] }[] {
  if ('out' in column) {
    return [
      { part: 'out', names: column.out },
      { part: 'in', names: column.in },
      { part: 'amount', names: column.amount },
    ]
  }
  if ('all' in column) return column.all.map((name) => ({ part: name, names: [name] }))
  const own = { part: '', names: column.names }
  return 'flag' in column ? [own, { part: 'flag', names: column.flag }] : [own]
}

const keyOf = (field: string, part: string) => (part === '' ? field : `${field}/${part}`)

/** Every name that the layout's columns may have in a file. */
export function namesOf({ columns }: Pick<Layout, 'columns'>): string[] {
  return Object.values(columns).flatMap((column) => sourcesOf(column).flatMap(({ names }) => names))
}

/** The same column with other names, found by what it is called. */
export function findSources(
  column: LayoutColumn,
  find: (names: string[]) => string[],
): LayoutColumn {
  if ('out' in column) {
    return { out: find(column.out), in: find(column.in), amount: find(column.amount) }
  }
  if ('all' in column) return { all: column.all.flatMap((name) => find([name])) }
  if ('flag' in column) return { ...column, names: find(column.names), flag: find(column.flag) }
  return { ...column, names: find(column.names) }
}

export type CellOf = (cells: readonly SourceCell[]) => SourceCell

/** How the cell of a field is taken from a row; null where the file has no such column. */
export function cellReader(
  field: string,
  column: LayoutColumn | undefined,
  positionOf: (names: string[], key: string) => number | undefined,
): CellOf | null {
  if (column === undefined) return null
  const places = Object.fromEntries(
    sourcesOf(column).map(({ part, names }) => [part, positionOf(names, keyOf(field, part))]),
  )
  const at = (part: string): CellOf | null => {
    const position = places[part]
    return position === undefined ? null : (cells) => cells[position] ?? null
  }
  if ('out' in column) {
    const [out, into, amount] = [at('out'), at('in'), at('amount')]
    if (out === null || into === null || amount === null) return null
    return (cells) => (isNegative(amount(cells)) ? out(cells) : into(cells))
  }
  if ('all' in column) {
    const parts = column.all.map(at).filter((part) => part !== null)
    return parts.length === 0 ? null : (cells) => joined(parts.map((part) => part(cells)))
  }
  const own = at('')
  if (own === null) return null
  if ('part' in column) return (cells) => partOf(own(cells), column.part)
  if ('when' in column) {
    const isWanted = (cell: SourceCell) => isNegative(cell) === (column.when === 'negative')
    return (cells) => (isWanted(own(cells)) ? withoutSign(own(cells)) : null)
  }
  if ('flag' in column) {
    const flag = at('flag')
    const words = new Set(column.words.map(plain))
    return (cells) => (words.has(plain(flag?.(cells) ?? null)) ? signed(own(cells)) : null)
  }
  return own
}

const joined = (cells: readonly SourceCell[]) =>
  [...new Set(cells.map((cell) => String(cell ?? '').trim()))].filter(Boolean).join(' ')

const plain = (cell: SourceCell) =>
  String(cell ?? '')
    .normalize('NFKC')
    .trim()
    .toLowerCase()

/** -12.00, －12.00, (12.00) and ¥-12.00 are negative. */
function isNegative(cell: SourceCell): boolean {
  return typeof cell === 'number' ? cell < 0 : /^¥? *[-(−]/.test(plain(cell))
}

function withoutSign(cell: SourceCell): SourceCell {
  return typeof cell === 'number' ? Math.abs(cell) : plain(cell).replace(/^¥? *[-(−+]|\)$/g, '')
}

/** Negative beside a flag is red: it counts on the other side. */
function signed(cell: SourceCell): SourceCell {
  return typeof cell === 'string' && isNegative(cell) ? `-${withoutSign(cell)}` : cell
}

/** 2023-07-06 09:12:33, 20230706091233, and the 2023-07-06-09.12.33.000000 of mainframes. */
const moment = /^(\d{4}\D?\d{1,2}\D?\d{1,2}日?)(?:[ T-]*(\d{1,2}[:.]?\d{2}(?:[:.]?\d{2})?))?/

function partOf(cell: SourceCell, part: 'date' | 'time'): SourceCell {
  const [, date, time = ''] = moment.exec(plain(cell)) ?? []
  if (date === undefined) return part === 'date' ? cell : null
  return part === 'date' ? date : time.replaceAll('.', ':')
}
