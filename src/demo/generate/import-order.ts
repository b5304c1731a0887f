import path from 'node:path'

/** Kinds of files that come once before the months, of each month, and once after them. */
const before = [
  'appropriations',
  'allocations',
  'disbursements',
  'eligibility',
  'register',
] as const
const monthly = ['roster', 'bank-return', 'bank-statement'] as const
const after = ['expenditures', 'findings', 'indicator-values', 'finance-table'] as const

export type FileKind = (typeof before)[number] | (typeof monthly)[number] | (typeof after)[number]

export interface OrderedFile {
  file: string
  kind: FileKind
}

const kinds: readonly FileKind[] = [...before, ...monthly, ...after]
const form = /^\d\d-([a-z-]+?)(?:-(\d{4}-\d{2}))?\.(?:csv|xlsx)$/

/**
 * The files of a district in an order in which money is there before it is used and a payment
 * before its result. Files that are none of its tables are left out.
 */
export function importOrder(files: readonly string[]): OrderedFile[] {
  const ordered = files.flatMap((file) => {
    const [, name, month = ''] = form.exec(path.basename(file)) ?? []
    const kind = kinds.find((known) => known === name)
    return kind === undefined ? [] : [{ file, kind, key: keyOf(kind, month) }]
  })
  ordered.sort((a, b) => (a.key < b.key ? -1 : 1))
  return ordered.map(({ file, kind }) => ({ file, kind }))
}

function keyOf(kind: FileKind, month: string): string {
  const position = String(kinds.indexOf(kind)).padStart(2, '0')
  if (before.some((known) => known === kind)) return `0/${position}`
  if (monthly.some((known) => known === kind)) return `1/${month}/${position}`
  return `2/${position}`
}
