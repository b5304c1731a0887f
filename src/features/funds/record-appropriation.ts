import { sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fundsInsufficient } from '../ledger/index.ts'
import { bookAppropriations } from './book-appropriations.ts'
import { heldAccount } from './documents.ts'
import { amendmentTooEarly, documentReversed, documentUnknown } from './problems.ts'
import { isReversed } from './queries.ts'
import type { newAppropriation } from './schemas.ts'

export type NewAppropriation = z.output<typeof newAppropriation>

/** Enters a budget document, or one that adds to an earlier document or takes from it. */
export function recordAppropriation(
  command: RunCommand,
  actor: Actor,
  input: NewAppropriation & { key: string },
): Promise<{ id: string }> {
  const { key, ...document } = input
  const { districtCode } = actor
  return command(actor, { action: 'funds:appropriate', key, input: document }, async (tx) => {
    const amended = await amendedBy(tx, districtCode, document)
    const { id } = await tx
      .insertInto('appropriation')
      .values({
        district_code: districtCode,
        document_number: document.documentNumber,
        title: document.title,
        level: document.level,
        issued_on: document.issuedOn,
        received_on: document.receivedOn,
        fiscal_year: document.fiscalYear,
        subject_code: document.subject,
        category_code: document.category,
        amount_fen: document.amount,
        note: document.note,
        effect: document.effect,
        amends_id: amended?.id ?? null,
        origin_year: document.originYear,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await bookAppropriations(tx, districtCode, sql`appropriation.id = ${id}`)
    const detail = { effect: document.effect, amount: document.amount, amends: document.amends }
    return { subject: document.documentNumber, detail, result: { id } }
  })
}

interface Amended {
  id: string
  received_on: string
  balance_fen: bigint
  is_reversed: boolean
}

/** The document that an amendment names, with what it still has; null where it is none. */
async function amendedBy(
  tx: Tx,
  districtCode: string,
  document: NewAppropriation,
): Promise<Amended | null> {
  const { amends, effect } = document
  if (amends === null) return null
  const { rows } = await sql<Amended>`
    select appropriation.id, received_on, coalesce(held.balance_fen, 0) as balance_fen,
      ${isReversed('appropriation')} as is_reversed
    from appropriation
    left join lateral (${heldAccount(districtCode, 'appropriation.id')}) held on true
    where appropriation.district_code = ${districtCode} and document_number = ${amends}
      and category_code is not distinct from ${document.category} and amends_id is null`.execute(tx)
  const [amended] = rows
  if (amended === undefined) throw documentUnknown(amends)
  if (amended.is_reversed) throw documentReversed(amends)
  if (document.receivedOn < amended.received_on) throw amendmentTooEarly(amended.received_on)
  if (effect === 'withdrawal' && document.amount > amended.balance_fen) {
    const available = formatFen(amended.balance_fen)
    throw fundsInsufficient({ what: `${amends} 未分配的资金`, available })
  }
  return amended
}
