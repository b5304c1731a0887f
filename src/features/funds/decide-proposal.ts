import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { giveApprovals, isComplete, standings, whyNot } from '../approvals/index.ts'
import { bookAllocations } from './book-allocations.ts'
import { heldAccount } from './documents.ts'
import {
  allocationTooEarly,
  ownProposal,
  proposalDecided,
  proposalOutdated,
  proposalUnknown,
} from './problems.ts'

interface OpenProposal {
  state: string
  made_by: string
  document_number: string
  received_on: string
  fiscal_year: number
  held_year: number
}

/** What a confirmation came to: no allocations where the amount takes more approvals. */
export interface Confirmed {
  allocationCount: number
  given: number
  required: number
}

type Decision = { id: string; decidedOn: string; decisionNumber: string }

/**
 * Approves a proposal as it is and, with the last approval that its amount takes, makes allocations
 * of it, one per township. Refuses with `proposal-unknown`, `proposal-decided`, `same-person`,
 * `allocation-too-early`, `proposal-outdated`, or where the actor's approval is of no use.
 */
export function confirmProposal(
  command: RunCommand,
  actor: Actor,
  input: Decision & { key: string },
): Promise<Confirmed> {
  const { key, ...decision } = input
  return command(actor, { action: 'funds:confirm', key, input: decision }, async (tx) => {
    const proposal = await lockOpenProposal(tx, actor.districtCode, decision.id)
    if (proposal.made_by === actor.userId) throw ownProposal()
    if (decision.decidedOn < proposal.received_on) throw allocationTooEarly(proposal.received_on)
    if (proposal.held_year !== proposal.fiscal_year) throw proposalOutdated()
    const approved = await approve(tx, actor, decision.id)
    const count = isComplete(approved) ? await allocate(tx, actor, decision) : 0
    const progress = { given: approved.given.persons, required: approved.required.persons }
    const content = approved.hash.toString('hex')
    return {
      subject: proposal.document_number,
      detail: { proposal: decision.id, allocations: count, content, ...progress },
      result: { allocationCount: count, ...progress },
    }
  })
}

/** Resolves with the number of allocations. */
async function allocate(
  tx: Tx,
  { districtCode, userId }: Actor,
  { id, decidedOn, decisionNumber }: Decision,
): Promise<number> {
  await sql`
    update allocation_proposal
    set state = 'confirmed', decided_by = ${userId}, decided_at = now(),
      decided_on = ${decidedOn}, decision_number = ${decisionNumber}, version = version + 1
    where district_code = ${districtCode} and id = ${id}`.execute(tx)
  return bookAllocations(
    tx,
    districtCode,
    sql`
      select new_id() as id, proposal.appropriation_id, proposal.fiscal_year, proposal.category_code,
        share.township_code, share.amount_fen, proposal.decided_on, proposal.decision_number
      from allocation_proposal proposal
      join proposal_share share on share.district_code = proposal.district_code
        and share.proposal_id = proposal.id and share.amount_fen > 0
      where proposal.district_code = ${districtCode} and proposal.id = ${id}`,
    { proposalId: id },
  )
}

async function approve(tx: Tx, actor: Actor, id: string) {
  const scope = { districtCode: actor.districtCode, subject: 'allocation_proposal' } as const
  const [standing] = await standings(tx, { ...scope, ids: [id] })
  if (standing === undefined) throw proposalUnknown()
  const refusal = whyNot(actor, standing, '该分配方案')
  if (refusal !== null) throw refusal
  const [approved] = await giveApprovals(tx, actor, { ...scope, standings: [standing] })
  return approved ?? standing
}

/** Lays a proposal aside, with the reason; its maker may do it too. */
export function rejectProposal(
  command: RunCommand,
  actor: Actor,
  input: { id: string; reason: string; key?: string | undefined },
): Promise<{ id: string }> {
  const { key, id, reason } = input
  const { districtCode } = actor
  return command(actor, { action: 'funds:reject', key, input: { id, reason } }, async (tx) => {
    const proposal = await lockOpenProposal(tx, districtCode, id)
    await sql`
      update allocation_proposal
      set state = 'rejected', decided_by = ${actor.userId}, decided_at = now(),
        decision_reason = ${reason}, version = version + 1
      where district_code = ${districtCode} and id = ${id}`.execute(tx)
    return { subject: proposal.document_number, detail: { proposal: id, reason }, result: { id } }
  })
}

async function lockOpenProposal(tx: Tx, districtCode: string, id: string): Promise<OpenProposal> {
  const { rows } = await sql<OpenProposal>`
    select proposal.state, proposal.made_by, document.document_number, document.received_on,
      proposal.fiscal_year, held.fiscal_year as held_year
    from allocation_proposal proposal
    join appropriation document on document.district_code = proposal.district_code
      and document.id = proposal.appropriation_id
    cross join lateral (${heldAccount(districtCode, 'document.id')}) held
    where proposal.district_code = ${districtCode} and proposal.id = ${id}
    for update of proposal`.execute(tx)
  const [proposal] = rows
  if (proposal === undefined) throw proposalUnknown()
  if (proposal.state !== 'proposed') throw proposalDecided()
  return proposal
}
