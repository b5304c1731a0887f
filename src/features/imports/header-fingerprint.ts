import { createHash } from 'node:crypto'
import { normaliseName, type SourceCell } from '../../platform/files/index.ts'

/** What a header is remembered by: its names in order, without blanks, width and case. */
export function headerFingerprint(cells: readonly SourceCell[]): string {
  const names = cells.map(normaliseName)
  while (names.at(-1) === '') names.pop()
  return createHash('sha256').update(names.join('\u001f')).digest('hex')
}
