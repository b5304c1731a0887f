const figures = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const

/** A percentage with its decimals under each other; a dash where there is no whole. */
export function Percent({ share }: { share: string | null }) {
  return <span style={figures}>{share ?? '—'}</span>
}
