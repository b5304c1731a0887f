/** A rate as it stands in a table: "94.11%", "—" where there is none. */
export const percent = (rate: string | null): string => (rate === null ? '—' : `${rate}%`)
