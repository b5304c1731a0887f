import { sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fundsInsufficient, postMoves } from '../ledger/index.ts'
import { documentEarmarked, documentUnknown } from './problems.ts'
import type { newAdjustment } from './schemas.ts'

export type NewAdjustment = z.output<typeof newAdjustment>

interface Held {
  appropriation_id: string
  earmark: string | null
  fiscal_year: number | null
  balance_fen: bigint
}

/** Moves allocated money of a document to another category or township, by an approved decision. */
export function recordAdjustment(
  command: RunCommand,
  actor: Actor,
  input: NewAdjustment & { key: string },
): Promise<{ id: string }> {
  const { key, ...change } = input
  const { districtCode } = actor
  return command(actor, { action: 'funds:adjust', key, input: change }, async (tx) => {
    const held = await heldBy(tx, districtCode, change)
    if (held.fiscal_year === null || change.amount > held.balance_fen) {
      const available = formatFen(held.balance_fen)
      throw fundsInsufficient({ what: '该类别乡镇已分配未拨付的资金', available })
    }
    const { id } = await tx
      .insertInto('adjustment')
      .values({
        district_code: districtCode,
        appropriation_id: held.appropriation_id,
        from_category_code: change.from.category,
        from_township_code: change.from.township,
        to_category_code: change.to.category,
        to_township_code: change.to.township,
        amount_fen: change.amount,
        decided_on: change.decidedOn,
        decision_number: change.decisionNumber,
        reason: change.reason,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await postMoves(
      tx,
      districtCode,
      sql`
        select 'adjust' as kind, 'allocated' as from_stage, 'allocated' as to_stage,
          ${held.fiscal_year}::int as fiscal_year, appropriation_id,
          from_category_code as category_code, from_township_code as township_code,
          null as channel, amount_fen, decided_on as effective_on, id as origin_id,
          ${held.fiscal_year}::int as to_fiscal_year, to_category_code, to_township_code
        from adjustment where district_code = ${districtCode} and id = ${id}`,
    )
    const { documentNumber, from, to, amount } = change
    return {
      subject: change.decisionNumber,
      detail: { documentNumber, from, to, amount },
      result: { id },
    }
  })
}

/** What the place to take from has of the document, in the latest year in which it has any. */
async function heldBy(tx: Tx, districtCode: string, change: NewAdjustment): Promise<Held> {
  const { documentNumber, from, to } = change
  const { rows } = await sql<Held>`
    select document.id as appropriation_id, document.category_code as earmark,
      account.fiscal_year, coalesce(account.balance_fen, 0) as balance_fen
    from appropriation named
    join appropriation document on document.district_code = named.district_code
      and document.id = coalesce(named.amends_id, named.id)
    left join account on account.district_code = document.district_code
      and account.appropriation_id = document.id and account.stage = 'allocated'
      and account.category_code = ${from.category} and account.township_code = ${from.township}
    where named.district_code = ${districtCode} and named.document_number = ${documentNumber}
      and coalesce(document.category_code, ${from.category}) = ${from.category}
    order by document.category_code nulls last, account.balance_fen > 0 desc nulls last,
      account.fiscal_year desc
    limit 1`.execute(tx)
  const [held] = rows
  if (held === undefined) throw documentUnknown(documentNumber)
  if (held.earmark !== null && held.earmark !== to.category) throw documentEarmarked(documentNumber)
  return held
}
