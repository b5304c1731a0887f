/** JSON text of anything we handle; money, which JSON has no number for, as its fen in text. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? part.toString() : part))
}
