import type { Scope } from './legs.ts'
import type { AnyMeasure } from './measures.ts'

/** Where the rows of a figure are: they add up to it. */
export function rowsUrl(
  { year, asOf, category, township, document }: Scope,
  measure: AnyMeasure,
  more: { by?: string; stage?: string; month?: string; through?: string },
): string {
  const query = { year: String(year), asOf, measure, category, township, document, ...more }
  const given = Object.entries(query).filter((pair): pair is [string, string] => {
    const [name, value] = pair
    return value !== undefined && (name !== 'by' || value === 'document')
  })
  return `/api/statements/entries?${new URLSearchParams(given)}`
}
