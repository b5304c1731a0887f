import { sql } from 'kysely'
import type { z } from 'zod'
import { maskName } from '../../../kernel/mask.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { RowFault } from '../../imports/index.ts'
import { deaths } from '../../people/index.ts'
import { accountsMissing, accountsUnused, nobodyEntitled } from './problems.ts'
import type { newBatch } from './schemas.ts'
import { stagePayees, withoutNumbers } from './stage-payees.ts'
import { takeSnapshot } from './take-snapshot.ts'

export type NewBatch = z.output<typeof newBatch>

/**
 * Makes a roster from who is entitled in the month and is on none yet. Each is paid where he was
 * paid last; whom nobody has paid before needs an account in `accounts`. Who died before the month
 * by a register is left out, unless he is named there: registers err, and then a person decides.
 */
export function makeBatch(
  { command, vault }: { command: RunCommand; vault: Vault },
  actor: Actor,
  input: NewBatch & { key: string },
): Promise<{ number: string; lineCount: number }> {
  const { key, accounts, ...batch } = input
  const { districtCode } = actor
  const meant = { ...batch, accounts: withoutNumbers(vault, accounts) }
  const request = { action: 'payments:make', key, input: meant }
  return command(actor, request, async (tx) => {
    await lockMonth(tx, districtCode, batch)
    const { id } = await tx
      .insertInto('payment_batch')
      .values({
        district_code: districtCode,
        number: batch.number,
        month: batch.month,
        category_code: batch.category,
        township_code: batch.township,
        is_reissue: false,
        made_by: actor.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await takeSnapshot(tx, districtCode, [id])
    await stagePayees(tx, { districtCode, vault, payees: accounts })
    await draftLines(tx, districtCode, id)
    const lineCount = await requirePayable(tx, batch.month)
    await requireUsed(tx, districtCode, id)
    await insertLines(tx, districtCode, id)
    const { number, month, category, township } = batch
    const detail = { month, category, township, lineCount }
    return { subject: number, detail, result: { number, lineCount } }
  })
}

/** Two who make rosters of one month and category at once would both see nobody on any yet. */
async function lockMonth(tx: Tx, districtCode: string, batch: Omit<NewBatch, 'accounts'>) {
  const lock = `roster:${districtCode}:${batch.month}:${batch.category}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
}

/** One line per person entitled who has none of this month yet, with the account or without. */
async function draftLines(tx: Tx, districtCode: string, batchId: string): Promise<void> {
  await sql`
    create temporary table draft on commit drop as
    with death as materialized (${deaths(districtCode)}),
    entitled as (
      select batch.month, batch.category_code, snapshot.*, person.name, head.name as head_name
      from eligibility_snapshot snapshot
      join payment_batch batch on batch.district_code = snapshot.district_code
        and batch.id = snapshot.batch_id
      join person on person.district_code = snapshot.district_code
        and person.id = snapshot.person_id
      join person head on head.district_code = snapshot.district_code
        and head.id = snapshot.head_person_id
      left join death on death.identity_hash = person.identity_hash
      where snapshot.district_code = ${districtCode} and snapshot.batch_id = ${batchId}
        and (to_char(died_on, 'YYYY-MM') >= batch.month is not false
          or snapshot.eligibility_id in (select eligibility_id from staged))
        and not exists (
          select 1 from payment
          join payment_batch other on other.district_code = payment.district_code
            and other.id = payment.batch_id
          where payment.district_code = snapshot.district_code
            and payment.person_id = snapshot.person_id and other.month = batch.month
            and other.category_code = batch.category_code and not exists (
              select 1 from payment_stop stop
              where stop.district_code = payment.district_code
                and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no))),
    -- Where each was paid last, a payment that arrived before one that did not.
    last_paid as (
      select distinct on (entitled.eligibility_id) entitled.eligibility_id, payment.payee_name,
        payment.payee_person_id, payment.bank_name, payment.account_id
      from entitled
      join payment on payment.district_code = ${districtCode}
        and payment.person_id = entitled.person_id
      join payment_batch batch on batch.district_code = ${districtCode}
        and batch.id = payment.batch_id and batch.category_code = entitled.category_code
      left join payment_result result on result.district_code = ${districtCode}
        and result.batch_id = payment.batch_id and result.line_no = payment.line_no
      left join payment_stop stop on stop.district_code = ${districtCode}
        and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no
      order by entitled.eligibility_id,
        coalesce(result.outcome, '') = 'returned' or stop.line_no is not null, batch.month desc,
        batch.is_reissue desc, batch.number desc)
    select row_number() over (order by village, head_name, head_person_id, name,
        eligibility_id)::int
        as line_no, eligibility_id, village, head_person_id, person_id, name, standard_fen,
      coalesce(named.payee_name, last_paid.payee_name) as payee_name,
      case when named.payee_name is null then last_paid.payee_person_id
        when named.payee_name = name then person_id end as payee_person_id,
      coalesce(named.bank_name, last_paid.bank_name) as bank_name,
      coalesce(bank_account.id, last_paid.account_id) as account_id
    from entitled
    left join staged named using (eligibility_id)
    left join bank_account on bank_account.district_code = ${districtCode}
      and bank_account.number_hash = named.account_hash
    left join last_paid using (eligibility_id)`.execute(tx)
}

/**
 * How many lines are to be paid. Refuses with `payee-accounts-missing`, which names them, or with
 * `nobody-entitled`.
 */
async function requirePayable(tx: Tx, month: string): Promise<number> {
  const { rows } = await sql<{ line_no: number; eligibility_id: string; name: string }>`
    select line_no, eligibility_id, name from draft where account_id is null order by line_no
  `.execute(tx)
  if (rows.length > 0) {
    const errors = rows.map(({ line_no, eligibility_id, name }) => ({
      row: line_no,
      column: '银行账号',
      value: maskName(name),
      reason: '没有发放过,须写明收款账户',
      eligibilityId: eligibility_id,
    }))
    throw accountsMissing(rows.length, { errors: errors.slice(0, 500) })
  }
  const { rows: counted } = await sql<{ count: bigint }>`select count(*) from draft`.execute(tx)
  const count = Number(counted[0]?.count ?? 0n)
  if (count === 0) throw nobodyEntitled(month)
  return count
}

/** An account that nobody would be paid to: refuses with `payee-accounts-unused`, which names them. */
async function requireUsed(tx: Tx, districtCode: string, batchId: string): Promise<void> {
  const { rows: errors } = await sql<RowFault & { eligibilityId: string }>`
    select row_no as row, '银行账号' as "column", account_masked as value,
      case when known.id is null then '没有这条在保记录'
        when entitled.eligibility_id is null then '本月在该类别、乡镇不享受待遇'
        else '已编入本月其他花名册' end as reason, staged.eligibility_id as "eligibilityId"
    from staged
    left join eligibility known on known.district_code = ${districtCode}
      and known.id = staged.eligibility_id
    left join eligibility_snapshot entitled on entitled.district_code = ${districtCode}
      and entitled.batch_id = ${batchId} and entitled.eligibility_id = staged.eligibility_id
    where staged.eligibility_id not in (select eligibility_id from draft)
    order by row_no`.execute(tx)
  if (errors.length > 0) throw accountsUnused(errors.length, { errors: errors.slice(0, 500) })
}

async function insertLines(tx: Tx, districtCode: string, batchId: string): Promise<void> {
  await sql`
    insert into payment (district_code, batch_id, line_no, village, head_person_id, person_id,
      payee_name, payee_person_id, bank_name, account_id, standard_fen, amount_fen, note)
    select ${districtCode}, ${batchId}, line_no, village, head_person_id, person_id, payee_name,
      payee_person_id, bank_name, account_id, standard_fen, standard_fen, ''
    from draft`.execute(tx)
}
