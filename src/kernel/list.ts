import type { z } from 'zod'

/** A cell as it leaves: a bigint is fen and becomes yuan, a boolean 是 or 否, null nothing. */
export type ListCell = string | number | bigint | boolean | Date | null

/** Names of what rows carry as codes; a code that is not known stands for itself. */
export interface ListNames {
  category(code: string | null): string
  township(code: string | null): string
}

/** How the rows of a list leave as CSV or XLSX: under which name, with which Chinese columns. */
export interface List<Row = never> {
  readonly name: string
  readonly columns: Readonly<Record<string, (row: Row, names: ListNames) => ListCell>>
  /** Rows of a page while it leaves, where asking for the next costs much. */
  readonly pageSize?: number
}

/**
 * The columns of a list by their titles, in order. Where a kind of file with the same rows can be
 * imported, the titles are that file's, so that what goes out can come back in.
 */
export function defineList<Item extends z.ZodType>(
  name: string,
  _item: Item,
  columns: List<z.output<Item>>['columns'],
  settings: Pick<List, 'pageSize'> = {},
): List<z.output<Item>> {
  return Object.freeze({ name, columns, ...settings })
}
