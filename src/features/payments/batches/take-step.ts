import { sql } from 'kysely'
import { formatFen } from '../../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { requireApproved, standings } from '../../approvals/index.ts'
import { fundsInsufficient } from '../../ledger/index.ts'
import { approveBatches, type Further } from './approve-batches.ts'
import { batchNotReady, batchUnknown, sameMaker } from './problems.ts'
import { takeSnapshot } from './take-snapshot.ts'

/** The steps that people take, in order; what the bank does comes after them. */
export const batchSteps = ['check', 'approve', 'instruct'] as const
export type BatchStep = (typeof batchSteps)[number]

/** Which batches a step is for: one by its number, or all that wait for it. */
export interface StepScope {
  batch?: string | undefined
  month?: string | undefined
  key?: string | undefined
}

export interface WaitingBatch {
  id: string
  number: string
  made_by: string | null
  is_waiting: boolean
}

/** When a batch waits for a step. */
const waitsFor = {
  check: sql`checked_at is null`,
  // Also where it was changed since: that needs a new approval.
  approve: sql`checked_at is not null and instructed_at is null
    and (approved_at is null or not exists (
      select 1 from approval
      where approval.district_code = batch.district_code and approval.batch_id = batch.id
        and content_hash = (payment_batch_content(batch.district_code, batch.id)).hash))`,
  instruct: sql`approved_at is not null and instructed_at is null`,
} as const

export interface StepTaken {
  batches: string[]
  /** Approved by the actor, but not by all whom their amount takes. */
  further: Further[]
}

/**
 * Takes a step with one batch, or with all that wait for it: compares it with who is entitled,
 * approves it, hands it to the bank. Who made a batch neither checks nor approves it.
 */
export function takeStep(
  command: RunCommand,
  actor: Actor,
  { step, batch, month, key }: StepScope & { step: BatchStep },
): Promise<StepTaken> {
  const { districtCode } = actor
  const request = { action: `payments:${step}`, key, input: { batch, month } }
  return command(actor, request, async (tx) => {
    const waiting = await lockWaiting(tx, districtCode, { step, batch, month })
    if (step !== 'instruct') {
      const own = waiting.find(({ made_by }) => made_by === actor.userId)
      if (own !== undefined) throw sameMaker(own.number)
    }
    const subject = batch ?? month ?? '全部待办批次'
    if (step === 'approve') {
      const { contents, ...result } = await approveBatches(tx, actor, waiting, batch)
      return { subject, detail: { ...result, contents }, result }
    }
    const ids = waiting.map(({ id }) => id)
    if (step === 'check') await checkBatches(tx, actor, ids)
    else await instructBatches(tx, actor, waiting)
    const batches = waiting.map(({ number }) => number)
    return { subject, detail: { batches }, result: { batches, further: [] } }
  })
}

async function checkBatches(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  await takeSnapshot(tx, actor.districtCode, ids)
  await sql`
    update payment_batch set checked_by = ${actor.userId}, checked_at = now()
    where district_code = ${actor.districtCode} and id = any (${ids}::uuid[])`.execute(tx)
}

/** Only what is approved as it is now, and for what there is money. */
async function instructBatches(
  tx: Tx,
  { districtCode, userId }: Actor,
  batches: readonly WaitingBatch[],
): Promise<void> {
  const ids = batches.map(({ id }) => id)
  const numbers = new Map(batches.map(({ id, number }) => [id, number]))
  for (const one of await standings(tx, { districtCode, subject: 'payment_batch', ids })) {
    requireApproved(one, `批次 ${numbers.get(one.id)} `)
  }
  await requireFunds(tx, districtCode, ids)
  await sql`
    update payment_batch set instructed_by = ${userId}, instructed_at = now()
    where district_code = ${districtCode} and id = any (${ids}::uuid[])`.execute(tx)
}

/** The batches that wait for the step, locked; a batch whose lines are all stopped does not. */
async function lockWaiting(
  tx: Tx,
  districtCode: string,
  { step, ...scope }: StepScope & { step: BatchStep },
): Promise<WaitingBatch[]> {
  const [batch, month] = [scope.batch ?? null, scope.month ?? null]
  const { rows } = await sql<WaitingBatch>`
    select id, number, made_by, ${waitsFor[step]} and exists (
        select 1 from payment
        where payment.district_code = batch.district_code and payment.batch_id = batch.id
          and not exists (select 1 from payment_stop stop
            where stop.district_code = payment.district_code and stop.batch_id = payment.batch_id
              and stop.line_no = payment.line_no)) as is_waiting
    from payment_batch batch
    where district_code = ${districtCode}
      and case when ${batch}::text is null then ${waitsFor[step]} else number = ${batch} end
      and (${month}::text is null or month = ${month})
    order by number
    for update`.execute(tx)
  if (batch === null) return rows.filter((one) => one.is_waiting)
  const [one] = rows
  if (one === undefined) throw batchUnknown()
  if (!one.is_waiting) throw batchNotReady({ batch, step })
  return rows
}

interface Pool {
  place: string
  balance_fen: bigint
}

/**
 * What the bank is told to pay must be there: with what it was told before and has not answered
 * yet, no more than the channel, or the returned money, has.
 */
async function requireFunds(tx: Tx, districtCode: string, ids: readonly string[]): Promise<void> {
  await sql`select lock_accounts(${districtCode}, stage, null, null)
    from (values ('disbursed'), ('returned')) pool (stage)`.execute(tx)
  const { rows } = await sql<Pool>`
    with open_line as (
      select account_key(case when is_reissue then 'returned' else 'disbursed' end,
          left(month, 4)::int, null, category_code, township_code, 'bank') as key,
        category_code, township_code, batch.id = any (${ids}::uuid[]) as is_asked,
        payment.amount_fen
      from payment_batch batch
      join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
      where batch.district_code = ${districtCode}
        and (batch.instructed_at is not null or batch.id = any (${ids}::uuid[]))
        and not exists (select 1 from payment_result result
          where result.district_code = payment.district_code
            and result.batch_id = payment.batch_id and result.line_no = payment.line_no)
        and not exists (select 1 from payment_stop stop
          where stop.district_code = payment.district_code
            and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no))
    select category.name || township.name as place, coalesce(account.balance_fen, 0)
        - coalesce(sum(open_line.amount_fen) filter (where not is_asked), 0)::bigint as balance_fen
    from open_line
    left join account on account.district_code = ${districtCode} and account.key = open_line.key
    join category on category.district_code = ${districtCode}
      and category.code = open_line.category_code
    join township on township.district_code = ${districtCode}
      and township.code = open_line.township_code
    group by open_line.key, category.name, township.name, account.balance_fen
    having bool_or(is_asked) and sum(open_line.amount_fen) > coalesce(account.balance_fen, 0)
    order by 1 limit 1`.execute(tx)
  const [short] = rows
  if (short === undefined) return
  const available = formatFen(short.balance_fen > 0n ? short.balance_fen : 0n)
  throw fundsInsufficient({ what: `${short.place}已拨付待发放的资金`, available })
}
