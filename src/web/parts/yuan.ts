import { formatYuan, parseYuan } from '../../kernel/fen.ts'

/** An amount as it was typed (12.5, 1,000), as the service takes it; absent where it is empty. */
export function yuanOf(typed: string | undefined): string | undefined {
  const fen = typed === undefined ? null : parseYuan(typed)
  return fen === null ? undefined : formatYuan(fen)
}
