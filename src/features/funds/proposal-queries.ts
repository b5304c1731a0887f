import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import { column, pageInOrder } from '../../platform/db/keyset.ts'
import { approvalsOf, progressOf } from '../approvals/index.ts'
import { proposalUnknown } from './problems.ts'
import type { ProposalQuery, proposal, proposalDetail, proposalShare } from './proposal-schemas.ts'
import { type InDistrict, type Page, rowId } from './queries.ts'

const proposalRows = (districtCode: string) => sql`
  select proposal.id, proposal.made_at::date as day, document_number as "documentNumber",
    proposal.fiscal_year as "fiscalYear", proposal.category_code as category,
    proposal.amount_fen as amount, need_month as "needMonth",
    performance_year as "performanceYear",
    jsonb_build_object('need', need_weight, 'difficulty', difficulty_weight,
      'performance', performance_weight) as weights,
    proposal.note, proposal.state, maker.display_name as "madeBy",
    decider.display_name as "decidedBy", decided_on as "decidedOn",
    decision_number as "decisionNumber", decision_reason as reason
  from allocation_proposal proposal
  join appropriation on appropriation.district_code = proposal.district_code
    and appropriation.id = proposal.appropriation_id
  join app_user maker on maker.district_code = proposal.district_code
    and maker.id = proposal.made_by
  left join app_user decider on decider.district_code = proposal.district_code
    and decider.id = proposal.decided_by
  where proposal.district_code = ${districtCode}`

const orders = {
  madeOn: column.day('day'),
  number: column.text('documentNumber'),
  category: column.text('category'),
  amount: column.fen('amount'),
  state: column.text('state'),
}

/** Proposals, the latest first if not asked. */
export function proposalsOf(
  db: Db,
  query: InDistrict<ProposalQuery>,
): Promise<Page<z.output<typeof proposal>>> {
  const { year = null, category = null, sort = '-madeOn', limit, cursor } = query
  const rows = sql`
    select * from (${proposalRows(query.districtCode)}) one
    where (${year}::int is null or "fiscalYear" = ${year})
      and (${category}::text is null or category = ${category})`
  return pageInOrder(db, rows, { columns: orders, sort, id: rowId, limit, cursor })
}

/** One proposal with each township's share, factor by factor. */
export async function proposalById(
  db: Db,
  districtCode: string,
  id: string,
): Promise<z.output<typeof proposalDetail>> {
  const { rows } = await sql<z.output<typeof proposal>>`
    select * from (${proposalRows(districtCode)}) one where id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (found === undefined) throw proposalUnknown()
  const { rows: shares } = await sql<z.output<typeof proposalShare>>`
    select township_code as township, township.name, recipients, need_fen as need,
      (difficulty_bps / 10000.0)::numeric(10, 4)::text as difficulty,
      (performance_bps / 10000.0)::numeric(10, 4)::text as performance, grade,
      need_share_fen as "needShare", difficulty_share_fen as "difficultyShare",
      performance_share_fen as "performanceShare", guarantee_fen as guarantee, cap_fen as cap,
      bound, amount_fen as amount
    from proposal_share share
    join township on township.district_code = share.district_code
      and township.code = share.township_code
    where share.district_code = ${districtCode} and proposal_id = ${id}
    order by township_code`.execute(db)
  const subject = 'allocation_proposal'
  const open = await progressOf(db, { districtCode, subject, ids: [id] })
  const approval = found.state === 'proposed' ? (open.get(id) ?? null) : null
  const approvals = await approvalsOf(db, { districtCode, subject, id })
  return { ...found, shares, approval, approvals }
}
