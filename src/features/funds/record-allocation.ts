import { sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { prepared, type Tx } from '../../platform/db/transaction.ts'
import { fundsInsufficient } from '../ledger/index.ts'
import { bookAllocations } from './book-allocations.ts'
import { documentsNamed, type FundedDocument } from './documents.ts'
import { allocationTooEarly, documentUnknown } from './problems.ts'
import type { newAllocation } from './schemas.ts'

export type NewAllocation = z.output<typeof newAllocation>

/** Allocates by hand: this much of a document for a category in a township. */
export function recordAllocation(
  command: RunCommand,
  actor: Actor,
  input: NewAllocation & { key: string },
): Promise<{ id: string }> {
  const { key, ...share } = input
  const { districtCode } = actor
  return command(actor, { action: 'funds:allocate', key, input: share }, async (open) => {
    const tx = prepared(open)
    const document = await documentFor(tx, districtCode, share)
    if (share.decidedOn < document.received_on) throw allocationTooEarly(document.received_on)
    if (share.amount > document.balance_fen) {
      const available = formatFen(document.balance_fen)
      throw fundsInsufficient({ what: `${share.documentNumber} 未分配的资金`, available })
    }
    const [id = ''] = await bookAllocations(
      tx,
      districtCode,
      sql`
        select ${document.appropriation_id}::uuid as appropriation_id,
          ${document.fiscal_year}::int as fiscal_year, ${share.category}::text as category_code,
          ${share.township}::text as township_code, ${share.amount}::bigint as amount_fen,
          ${share.decidedOn}::date as decided_on, ${share.decisionNumber}::text as decision_number`,
    )
    const { documentNumber, category, township, amount } = share
    const detail = { documentNumber, category, township, amount }
    return { subject: share.decisionNumber, detail, result: { id } }
  })
}

/** The document's part for the category: the earmarked one before the pooled one. */
export async function documentFor(
  tx: Tx,
  districtCode: string,
  { documentNumber, category }: { documentNumber: string; category: string },
): Promise<FundedDocument> {
  const { rows } = await sql<FundedDocument>`
    select * from (${documentsNamed(districtCode, sql`${documentNumber}`)}) document
    where coalesce(earmark, ${category}) = ${category}
    order by earmark nulls last
    limit 1`.execute(tx)
  const [document] = rows
  if (document === undefined) throw documentUnknown(documentNumber)
  return document
}
