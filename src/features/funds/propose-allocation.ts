import { sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fundsInsufficient } from '../ledger/index.ts'
import { documentFor, documentsByNumber } from './documents.ts'
import { factorShares } from './factor-shares.ts'
import { boundsUnfit, noRecipients, nothingToAllocate, townshipUnknown } from './problems.ts'
import type { newProposal } from './proposal-schemas.ts'

export type NewProposal = z.output<typeof newProposal>

/** Shares a document's money out by factors; a second person makes an allocation of it. */
export function proposeAllocation(
  command: RunCommand,
  actor: Actor,
  input: NewProposal & { key: string },
): Promise<{ id: string }> {
  const { key, ...proposal } = input
  const { districtCode } = actor
  return command(actor, { action: 'funds:propose', key, input: proposal }, async (tx) => {
    await requireTownships(tx, districtCode, proposal)
    const documents = await documentsByNumber(tx, districtCode, [proposal.documentNumber])
    const document = documentFor(documents, proposal)
    const amount = proposal.amount ?? document.balance_fen
    if (amount === 0n) throw nothingToAllocate(proposal.documentNumber)
    if (amount > document.balance_fen) {
      const available = formatFen(document.balance_fen)
      throw fundsInsufficient({ what: `${proposal.documentNumber} 未分配的资金`, available })
    }
    const performanceYear = proposal.performanceYear ?? document.fiscal_year - 1
    const { id } = await tx
      .insertInto('allocation_proposal')
      .values({
        district_code: districtCode,
        appropriation_id: document.appropriation_id,
        fiscal_year: document.fiscal_year,
        category_code: proposal.category,
        amount_fen: amount,
        need_month: proposal.needMonth,
        performance_year: performanceYear,
        need_weight: proposal.weights.need,
        difficulty_weight: proposal.weights.difficulty,
        performance_weight: proposal.weights.performance,
        note: proposal.note,
        made_by: actor.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await shareOut(tx, districtCode, { id, amount, performanceYear, proposal })
    const { documentNumber, category, weights } = proposal
    const detail = { documentNumber, category, weights, amount }
    return { subject: documentNumber, detail, result: { id } }
  })
}

/** What is said of a township that is none would go unheeded. */
async function requireTownships(
  tx: Tx,
  districtCode: string,
  { difficulty, bounds }: NewProposal,
): Promise<void> {
  const named = [...Object.keys(difficulty), ...bounds.map(({ township }) => township)]
  const { rows } = await sql<{ code: string }>`
    select code from unnest(${named}::text[]) named (code)
    where not exists (select 1 from township
      where township.district_code = ${districtCode} and township.code = named.code)
    order by code limit 1`.execute(tx)
  const [unknown] = rows
  if (unknown !== undefined) throw townshipUnknown(unknown.code)
}

interface Sharing {
  id: string
  amount: bigint
  performanceYear: number
  proposal: NewProposal
}

/** Stores the shares; refuses where nobody is in need, or the bounds leave no way to the sum. */
async function shareOut(
  tx: Tx,
  districtCode: string,
  { id, amount, performanceYear, proposal }: Sharing,
): Promise<void> {
  const { rows } = await sql<{ shared: bigint | null; recipients: number | null }>`
    with stored as (
      insert into proposal_share (district_code, proposal_id, township_code, recipients, need_fen,
        difficulty_bps, performance_bps, grade, need_share_fen, difficulty_share_fen,
        performance_share_fen, guarantee_fen, cap_fen, bound, amount_fen)
      select ${districtCode}, ${id}, share.*
      from (${factorShares({
        districtCode,
        categoryCode: proposal.category,
        amount,
        needMonth: proposal.needMonth,
        performanceYear,
        weights: proposal.weights,
        difficultyBps: proposal.difficulty,
        guarantee: proposal.guarantee,
        cap: proposal.cap,
        bounds: proposal.bounds,
      })}) share
      returning amount_fen, recipients)
    select sum(amount_fen)::bigint as shared, sum(recipients)::int as recipients
    from stored`.execute(tx)
  const [stored] = rows
  if (stored?.recipients === 0) throw noRecipients(proposal.needMonth)
  if (stored?.shared !== amount) throw boundsUnfit(formatFen(amount))
}
