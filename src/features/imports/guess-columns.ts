import type { Vault } from '../../platform/crypto/vault.ts'
import { normaliseName, type SourceCell, type SourceRow } from '../../platform/files/index.ts'
import { isRefusal, readerOf } from './cell-readers.ts'
import type { ImportFormat } from './format.ts'
import { cellReader, findSources, type Layout, namesOf } from './layout.ts'
import type { LayoutColumn } from './layout-schemas.ts'

/** Where a field may stand, and how likely: 1 is by its very name with cells that all fit. */
interface Candidate {
  field: string
  source: LayoutColumn
  score: number
}

const leastSimilar = 0.5
const leastFitting = 0.5

/** How alike two header names are, 0 to 1: one within the other, or by their pairs of characters. */
export function similarity(one: string, other: string): number {
  if (one === '' || other === '') return 0
  if (one === other) return 1
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length > 1 && long.includes(short)) return 0.6 + (0.4 * short.length) / long.length
  const pairs = pairsOf(one)
  const shared = pairsOf(other).filter((pair) => pairs.includes(pair)).length
  return (2 * shared) / Math.max(1, one.length + other.length - 2)
}

const pairsOf = (name: string) =>
  Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2))

/** The row that reads most like a header of the kind; the widest where none does. */
export function likelyHeader(
  rows: readonly SourceRow[],
  layouts: readonly Layout[],
): SourceRow | undefined {
  const known = [...new Set(layouts.flatMap(namesOf).map(normaliseName))]
  const scored = rows.map((row) => {
    const names = row.cells.map(normaliseName).filter((name) => name !== '')
    const alike = names.filter((name) =>
      known.some((other) => similarity(name, other) >= leastSimilar),
    )
    return { row, score: new Set(alike).size + names.length / 1000 }
  })
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, one) => (best === undefined || one.score > best.score ? one : best),
    undefined,
  )?.row
}

/**
 * Which columns of an unknown file may hold the format's fields: by the names of all known layouts
 * and by how many of the sample's cells the field would take. A column is given away once.
 */
export function guessColumns(
  format: ImportFormat,
  layouts: readonly Layout[],
  { header, sample, vault }: { header: readonly SourceCell[]; sample: SourceRow[]; vault: Vault },
): Record<string, LayoutColumn> {
  const candidates = Object.keys(format.columns).flatMap((field) =>
    layouts.flatMap((layout) => {
      const wanted = layout.columns[field]
      const found = wanted === undefined || 'all' in wanted ? null : nearest(wanted, header)
      if (found === null) return []
      const share = fittingShare({ format, field, ...found }, header, sample, vault)
      return share < leastFitting ? [] : [{ field, ...found, score: found.score * share }]
    }),
  )
  return giveAway(candidates.sort((a, b) => b.score - a.score))
}

/** The source with the header's own names in the place of the known ones; null where one lacks. */
function nearest(
  wanted: LayoutColumn,
  header: readonly SourceCell[],
): { source: LayoutColumn; score: number } | null {
  let score = 1
  const source = findSources(wanted, (names) => {
    const known = names.map(normaliseName)
    let best = { name: '', alike: 0 }
    for (const cell of header) {
      const name = normaliseName(cell)
      const alike = Math.max(...known.map((other) => similarity(name, other)))
      if (alike > best.alike) best = { name: String(cell).trim(), alike }
    }
    score = Math.min(score, best.alike)
    return [best.name]
  })
  return score < leastSimilar ? null : { source, score }
}

function fittingShare(
  { format, field, source }: { format: ImportFormat; field: string; source: LayoutColumn },
  header: readonly SourceCell[],
  sample: readonly SourceRow[],
  vault: Vault,
): number {
  const cell = format.columns[field]?.cell
  const names = header.map(normaliseName)
  const read = cellReader(field, source, (wanted) => names.indexOf(normaliseName(wanted[0] ?? '')))
  if (cell === undefined || read === null || sample.length === 0) return 1
  const reader = readerOf(cell)
  const fitting = sample.filter(({ cells }) => !isRefusal(reader.read(read(cells), vault)))
  return fitting.length / sample.length
}

/** A plain column goes to one field only; one that is taken apart may serve several. */
function giveAway(candidates: readonly Candidate[]): Record<string, LayoutColumn> {
  const given: Record<string, LayoutColumn> = {}
  const takenBy = new Map<string, 'plain' | 'part'>()
  for (const { field, source } of candidates) {
    const use = Object.keys(source).length === 1 ? 'plain' : 'part'
    const names = namesOf({ columns: { [field]: source } })
    const isFree = (name: string) => {
      const earlier = takenBy.get(name)
      return earlier === undefined || (earlier === 'part' && use === 'part')
    }
    if (Object.hasOwn(given, field) || !names.every(isFree)) continue
    given[field] = source
    for (const name of names) takenBy.set(name, use)
  }
  return given
}
