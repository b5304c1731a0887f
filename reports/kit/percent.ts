/** Basis points as a percentage with two decimals: 9605n → "96.05%"; "—" where there is none. */
export function formatPercent(bps: bigint | null): string {
  if (bps === null) return '—'
  const digits = (bps < 0n ? -bps : bps).toString().padStart(3, '0')
  return `${bps < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`
}
