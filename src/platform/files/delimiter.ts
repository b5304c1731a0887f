const candidates = [',', '\t', ';', '|']
const quoted = /"[^"]*"/g
/** Banks put a tab beside a number, so that Excel takes it for text. */
const guards = /\t(?=,)|(?<=,)\t/g
/** The comma of 1,234.00 divides no columns. */
const thousands = /(?<=\d),(?=\d{3}(\D|$))/gm
const linesLookedAt = 100

/** The separator that divides the lines of a sample most evenly; a comma where none does. */
export function detectDelimiter(sample: string): string {
  const lines = sample
    .replace(quoted, '')
    .replace(thousands, '')
    .replace(guards, '')
    .split(/\r\n|\n|\r/, linesLookedAt)
  let best = ','
  let bestScore = 0
  for (const candidate of candidates) {
    const score = evenness(lines.map((line) => line.split(candidate).length - 1))
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** Many lines that agree on their number of separators count for more than many separators. */
function evenness(counts: readonly number[]): number {
  const linesByCount = new Map<number, number>()
  for (const count of counts) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, lines] of linesByCount) best = Math.max(best, count * lines * lines)
  return best
}
