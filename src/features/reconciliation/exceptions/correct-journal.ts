import { monthOf } from '../../../kernel/month.ts'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { LockedException } from './locked-exception.ts'
import { enterMatch, type Member } from './match-by-hand.ts'
import { requireOpen } from './open-month.ts'
import { correctionTooEarly, nothingToCorrect } from './problems.ts'
import type { Resolution } from './resolution-schemas.ts'

type Correction = Extract<Resolution, { way: 'correction' }>

/**
 * Books what the journal lacks (or has too much) against the bank, and matches it: the bank's
 * amount less the books'. Relief money is not moved by it. Refuses with `nothing-to-correct`,
 * `correction-too-early`, `month-closed`, or where the voucher number is taken.
 */
export async function correctJournal(
  tx: Tx,
  actor: Actor,
  exception: LockedException,
  { voucherNumber, bookedOn, note }: Correction,
): Promise<{ matchId: string; members: Member[] }> {
  const { lineId, lineFen, lineOn, entryKey, entryFen, entryOn } = exception
  const fen = (lineFen ?? 0n) - (entryFen ?? 0n)
  if (fen === 0n) throw nothingToCorrect()
  const latestOn = [lineOn ?? '', entryOn ?? ''].toSorted().at(-1) ?? ''
  if (monthOf(bookedOn) < monthOf(latestOn)) throw correctionTooEarly(latestOn)
  await requireOpen(tx, actor.districtCode, bookedOn)
  await tx
    .insertInto('journal_correction')
    .values({
      district_code: actor.districtCode,
      exception_id: exception.id,
      voucher_number: voucherNumber,
      amount_fen: fen,
      booked_on: bookedOn,
      reason: note,
      made_by: actor.userId,
    })
    .execute()
  const lines: Member[] =
    lineId === null ? [] : [{ key: lineId, fen: lineFen ?? 0n, on: lineOn ?? '' }]
  const own: Member[] =
    entryKey === null ? [] : [{ key: entryKey, fen: entryFen ?? 0n, on: entryOn ?? '' }]
  const correction = { key: `correction:${voucherNumber}:${bookedOn}`, fen, on: bookedOn }
  const made = { pass: 'correction' as const, lines, entries: [...own, correction], note }
  return { matchId: await enterMatch(tx, actor, made), members: [...lines, ...own] }
}
