import { formatFen } from '../../kernel/fen.ts'

const figures = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const

/** Yuan with thousands separators, digits under each other. */
export function Money({ fen }: { fen: bigint }) {
  return <span style={figures}>{formatFen(fen)}</span>
}
