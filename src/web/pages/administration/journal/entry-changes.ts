/** A value of an entry: what it was and what it became; `before` is undefined where it only is. */
export interface Change {
  field: string
  before?: string
  after: string
}

type Values = Readonly<Record<string, unknown>>

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What an entry says, a line for each value: pairs of before and after side by side. */
export function changesOf(detail: unknown): Change[] {
  if (!isValues(detail)) return [{ field: '', after: textOf(detail) }]
  const { before, after, ...others } = detail
  return [
    ...('after' in detail ? pairsOf('', before, after) : []),
    ...Object.entries(others).flatMap(([field, value]) =>
      isValues(value) && 'before' in value && 'after' in value
        ? pairsOf(field, value['before'], value['after'])
        : [{ field, after: textOf(value) }],
    ),
  ]
}

function pairsOf(field: string, before: unknown, after: unknown): Change[] {
  if (!isValues(after)) return [{ field, before: textOf(before), after: textOf(after) }]
  const old: Values = isValues(before) ? before : {}
  const names = new Set([...Object.keys(old), ...Object.keys(after)])
  return [...names].map((name) => ({
    field: name,
    before: textOf(old[name]),
    after: textOf(after[name]),
  }))
}
