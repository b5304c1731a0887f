import { type RawBuilder, sql } from 'kysely'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ReversibleOrigin } from './origins.ts'
import { alreadyReversed, documentAmended, originUnknown, reversalTooEarly } from './problems.ts'

export interface ReversalInput {
  origin: ReversibleOrigin
  originId: string
  reversedOn: string
  decisionNumber: string
  reason: string
}

export interface Reversed {
  id: string
  transferCount: number
}

/**
 * Takes back what a document, decision or voucher moved: each of its transfers gets a mirror that
 * names it. Nothing is edited; a balance that the money has left since refuses.
 */
export function reverseOrigin(
  command: RunCommand,
  actor: Actor,
  input: ReversalInput & { key: string },
): Promise<Reversed> {
  const { key, ...what } = input
  return command(actor, { action: 'ledger:reverse', key, input: what }, async (tx) => {
    const result = await bookReversal(tx, actor, what)
    const detail = { ...what, transferCount: result.transferCount }
    return { subject: `${what.origin} ${what.originId}`, detail, result }
  })
}

/** The same inside another command. */
export async function bookReversal(tx: Tx, actor: Actor, what: ReversalInput): Promise<Reversed> {
  await refuseWhatCannotBe(tx, actor.districtCode, what)
  const { id } = await tx
    .insertInto('reversal')
    .values({
      district_code: actor.districtCode,
      origin: what.origin,
      origin_id: what.originId,
      reversed_on: what.reversedOn,
      decision_number: what.decisionNumber,
      reason: what.reason,
      reversed_by: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const transferCount = await postMirrors(tx, actor.districtCode, { ...what, reversalId: id })
  return { id, transferCount }
}

const originColumn = (origin: ReversibleOrigin): RawBuilder<unknown> => sql.ref(`${origin}_id`)

async function refuseWhatCannotBe(tx: Tx, districtCode: string, what: ReversalInput) {
  const { rows } = await sql<{
    booked: bigint
    reversed: bigint
    last_on: string | null
    amendment: string | null
  }>`
    select count(*) filter (where reverses_id is null) as booked,
      count(reverses_id) as reversed, max(effective_on) as last_on, (
        select min(document_number) from appropriation amendment
        where amendment.district_code = ${districtCode} and amends_id = ${what.originId}
          and not exists (select 1 from reversal
            where reversal.district_code = ${districtCode} and origin_id = amendment.id))
        as amendment
    from transfer
    where district_code = ${districtCode} and ${originColumn(what.origin)} = ${what.originId}
  `.execute(tx)
  const [known] = rows
  if (known === undefined || known.booked === 0n) throw originUnknown()
  if (known.reversed > 0n) throw alreadyReversed()
  if (known.last_on !== null && known.last_on > what.reversedOn) {
    throw reversalTooEarly(known.last_on)
  }
  if (known.amendment !== null) throw documentAmended(known.amendment)
}

async function postMirrors(
  tx: Tx,
  districtCode: string,
  { origin, originId, reversedOn, reversalId }: ReversalInput & { reversalId: string },
): Promise<number> {
  const posted = await sql`
    insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
      effective_on, ${originColumn(origin)}, reverses_id, reversal_id)
    select district_code, kind, to_account_id, from_account_id, amount_fen, ${reversedOn}::date,
      ${originColumn(origin)}, id, ${reversalId}::uuid
    from transfer
    where district_code = ${districtCode} and ${originColumn(origin)} = ${originId}
      and reverses_id is null
    order by seq`.execute(tx)
  return Number(posted.numAffectedRows ?? 0n)
}
