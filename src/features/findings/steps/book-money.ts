import type { z } from 'zod'
import type { Fen } from '../../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { bookReversal } from '../../ledger/index.ts'
import { bookRecovery, bookRemittance } from '../../payments/index.ts'
import { rectifiedTooMuch, voucherUnknown } from '../problems.ts'
import { type Entry, onFinding } from './on-finding.ts'
import type { booking } from './schemas.ts'
import { recordAmounts } from './take-step.ts'

type Booking = z.output<typeof booking>
export type BookMoney = Entry & Booking

/** An entry of the ledger, as a finding names it. */
interface Booked {
  entry: 'recovery' | 'reversal' | 'remittance'
  id: string
  /** The receipt, voucher or document. */
  reference: string
  amount: Fen
  on: string
}

/**
 * Books in the ledger what a finding brought back, and counts it as put right; both or neither.
 * Money that is handed up after it was recovered was put right when it was recovered.
 * Refuses also with `rectified-too-much`, and with all that the ledger's own entries refuse with.
 */
export function bookMoney(command: RunCommand, actor: Actor, input: BookMoney): Promise<void> {
  return onFinding(command, actor, 'book', input, async (tx, finding) => {
    const { way } = input
    const booked = await bookEntry(tx, actor, input)
    const isPutRightAlready = way === 'handed_up' && input.recovered !== null
    const rectifiedFen = isPutRightAlready ? 0n : booked.amount
    const total = finding.rectifiedFen + rectifiedFen
    if (total > finding.amountFen) {
      throw rectifiedTooMuch({ involvedFen: finding.amountFen, rectifiedFen: total })
    }
    return {
      rectifiedFen,
      set: { rectified_fen: total },
      detail: { way, entry: booked.entry, reference: booked.reference },
      rows: async (seq) => {
        const amounts = isPutRightAlready ? [] : [{ way, amount: rectifiedFen }]
        await recordAmounts(tx, actor, finding.id, seq, amounts)
        await recordBooking(tx, actor, { findingId: finding.id, seq, way, booked })
      },
    }
  })
}

async function bookEntry(tx: Tx, actor: Actor, input: BookMoney): Promise<Booked> {
  switch (input.way) {
    case 'recovered': {
      const { amount, recoveredOn, receiptNumber } = input
      const id = await bookRecovery(tx, actor, { ...input, reason: input.note })
      return { entry: 'recovery', id, reference: receiptNumber, amount, on: recoveredOn }
    }
    case 'restored':
      return restoreVoucher(tx, actor, input)
    case 'handed_up': {
      const { documentNumber, remittedOn } = input
      const { id, amount } = await bookRemittance(tx, actor, { ...input, reason: input.note })
      return { entry: 'remittance', id, reference: documentNumber, amount, on: remittedOn }
    }
  }
}

/** What a voucher spent goes back to the channel that it was taken from. */
async function restoreVoucher(
  tx: Tx,
  actor: Actor,
  input: Extract<BookMoney, { way: 'restored' }>,
): Promise<Booked> {
  const { voucherNumber, reversedOn, decisionNumber, note } = input
  const voucher = await tx
    .selectFrom('expenditure')
    .select(['id', 'amount_fen'])
    .where('district_code', '=', actor.districtCode)
    .where('voucher_number', '=', voucherNumber)
    .executeTakeFirst()
  if (voucher === undefined) throw voucherUnknown(voucherNumber)
  const { id } = await bookReversal(tx, actor, {
    origin: 'expenditure',
    originId: voucher.id,
    reversedOn,
    decisionNumber,
    reason: note,
  })
  const { amount_fen: amount } = voucher
  return { entry: 'reversal', id, reference: voucherNumber, amount, on: reversedOn }
}

interface NewBooking {
  findingId: string
  seq: number
  way: Booking['way']
  booked: Booked
}

function recordBooking(tx: Tx, actor: Actor, { findingId, seq, way, booked }: NewBooking) {
  return tx
    .insertInto('finding_booking')
    .values({
      district_code: actor.districtCode,
      finding_id: findingId,
      seq,
      way,
      entry: booked.entry,
      entry_id: booked.id,
      reference: booked.reference,
      amount_fen: booked.amount,
      booked_on: booked.on,
    })
    .execute()
}
