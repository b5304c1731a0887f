import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Depth, depthFor, policyNow } from './policy.ts'

/** What can be approved: its column in `approval`, and the function that says its content. */
export const subjects = {
  payment_batch: { column: sql.ref('batch_id'), content: sql.raw('payment_batch_content') },
  allocation_proposal: {
    column: sql.ref('proposal_id'),
    content: sql.raw('allocation_proposal_content'),
  },
} as const
export type Subject = keyof typeof subjects

/** Where the approvals of a thing's present content stand. */
export interface Standing {
  id: string
  hash: Buffer
  amount: bigint
  given: Depth
  required: Depth
  /** By whom, of the present content. */
  approvers: string[]
  /** Approvals of a content that it no longer has. */
  voidCount: number
}

export interface StandingScope {
  districtCode: string
  subject: Subject
  ids: readonly string[]
}

export async function standings(
  db: Db | Tx,
  { districtCode, subject, ids }: StandingScope,
): Promise<Standing[]> {
  if (ids.length === 0) return []
  const policy = await policyNow(db, districtCode)
  const { rows } = await sql<Row>`
    with content as materialized (
      select id, said.hash, said.fen
      from unnest(${ids}::uuid[]) id
      cross join lateral ${subjects[subject].content}(${districtCode}, id) said)
    select content.id, content.hash, content.fen, ${counted(sql`content.hash`)}
    from content
    left join approval on approval.district_code = ${districtCode}
      and approval.${subjects[subject].column} = content.id
    group by content.id, content.hash, content.fen`.execute(db)
  return rows.map(({ fen, persons, leaders, ...row }) => ({
    ...row,
    amount: fen,
    given: { persons, leaders },
    required: depthFor(fen, policy),
  }))
}

interface Row extends Depth {
  id: string
  hash: Buffer
  fen: bigint
  approvers: string[]
  voidCount: number
}

const counted = (hash: RawBuilder<unknown>) => sql`
  count(*) filter (where approval.content_hash = ${hash})::int as persons,
  count(*) filter (where approval.content_hash = ${hash} and approval.role = 'leadership')::int
    as leaders,
  coalesce(array_agg(approval.approved_by::text) filter (where approval.content_hash = ${hash}),
    '{}') as approvers,
  count(*) filter (where approval.content_hash <> ${hash})::int as "voidCount"`

export const isComplete = ({ given, required }: Standing): boolean =>
  given.persons >= required.persons && given.leaders >= required.leaders
