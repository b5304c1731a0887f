import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { riskPolicy, riskScores } from '../detection/index.ts'
import { parametersOf } from '../parameters/index.ts'
import { nobodyPaid } from './problems.ts'
import type { NewCheck } from './schemas.ts'

/**
 * Draws whom to ask about a month: first households by their risk score, then by lot from all
 * others. The lot is the order of sha256(seed, first payment line), so whoever has the seed draws
 * the same sample again. Resolves with the check's id; refuses with `nobody-paid`.
 */
export function drawCheck(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: NewCheck & { today: string; key?: string | undefined },
): Promise<string> {
  return command(actor, { action: 'checks:draw', key, input }, async (tx) => {
    const seed = input.seed ?? crypto.randomUUID()
    await gatherPaid(tx, actor, input)
    const check = await insertCheck(tx, actor, { ...input, seed, today })
    if (check === undefined) throw await nobodyPaidIn(tx, actor, input)
    await drawPersons(tx, actor, { ...input, ...check, seed, today })
    const { riskCount, randomCount } = input
    return { subject: check.number, detail: { seed, riskCount, randomCount }, result: check.id }
  })
}

async function nobodyPaidIn(tx: Tx, { districtCode }: Actor, { month, townshipCode }: NewCheck) {
  const township = await tx
    .selectFrom('township')
    .select('name')
    .where('district_code', '=', districtCode)
    .where('code', '=', townshipCode)
    .executeTakeFirst()
  return nobodyPaid({ month, township: township?.name ?? '该乡镇' })
}

/** The lines that the bank paid for the month, as a temporary table of the transaction. */
async function gatherPaid(
  tx: Tx,
  { districtCode }: Actor,
  { month, townshipCode, categoryCode }: NewCheck,
): Promise<void> {
  await sql`
    create temporary table paid_line on commit drop as
    select payment.batch_id, payment.line_no, payment.person_id, payment.head_person_id,
      payment.village, payment.account_id, result.amount_fen as fen,
      batch.number || '/' || payment.line_no as key
    from payment_batch batch
    join payment on payment.district_code = batch.district_code and payment.batch_id = batch.id
    join payment_result result on result.district_code = payment.district_code
      and result.batch_id = payment.batch_id and result.line_no = payment.line_no
      and result.outcome = 'settled'
    where batch.district_code = ${districtCode} and batch.month = ${month}
      and batch.township_code = ${townshipCode}
      and (${categoryCode}::text is null or batch.category_code = ${categoryCode})`.execute(tx)
  await sql`analyze paid_line`.execute(tx)
}

async function insertCheck(
  tx: Tx,
  { districtCode, userId }: Actor,
  input: NewCheck & { seed: string; today: string },
): Promise<{ id: string; number: string } | undefined> {
  const prefix = `HF-${input.month.slice(0, 4)}-`
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`check-number:${districtCode}`}, 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ id: string; number: string }>`
    insert into recipient_check (district_code, number, month, township_code, category_code, seed,
      asked_risk_count, asked_random_count, population_count, population_fen, reason, drawn_by,
      drawn_on)
    select ${districtCode}, ${prefix} || lpad((1 + (select count(*) from recipient_check
        where district_code = ${districtCode} and number like ${`${prefix}%`}))::text, 4, '0'),
      ${input.month}, ${input.townshipCode}, ${input.categoryCode}, ${input.seed},
      ${input.riskCount}, ${input.randomCount}, paid.persons, paid.fen, ${input.reason},
      ${userId}::uuid, ${input.today}::date
    from (select count(distinct person_id)::int as persons, sum(fen)::bigint as fen
      from paid_line) paid
    where paid.persons > 0
    returning id, number`.execute(tx)
  return rows[0]
}

interface Draw extends NewCheck {
  id: string
  seed: string
  today: string
}

async function drawPersons(tx: Tx, { districtCode }: Actor, draw: Draw): Promise<void> {
  const policy = await parametersOf(tx, riskPolicy, { districtCode, asOf: draw.today })
  await sql`
    with person as materialized (
      select person_id, (array_agg(head_person_id order by key))[1] as head_person_id,
        (array_agg(village order by key))[1] as village,
        (array_agg(account_id order by key))[1] as account_id, sum(fen)::bigint as fen,
        sha256(convert_to(${draw.seed} || ':' || min(key), 'UTF8')) as lot
      from paid_line group by person_id),
    risk as materialized (${riskScores(districtCode, 'household', policy)}),
    scored as materialized (
      select person.*, coalesce(risk.score, 0) as score
      from person left join risk on risk.key = person.head_person_id::text),
    by_risk as materialized (
      select *, 'risk' as part, row_number() over (order by score desc, lot) as place
      from scored where score > 0
      order by score desc, lot limit ${draw.riskCount}),
    by_lot as materialized (
      select *, 'random' as part, row_number() over (order by lot) as place
      from scored
      where not exists (select 1 from by_risk where by_risk.person_id = scored.person_id)
      order by lot limit ${draw.randomCount}),
    drawn as (select * from by_risk union all select * from by_lot),
    numbered as materialized (
      select *, row_number() over (order by part desc, place)::int as position from drawn),
    inserted as (
      insert into recipient_check_person (district_code, check_id, position, part, person_id,
        village, account_id, risk_score, paid_fen)
      select ${districtCode}, ${draw.id}::uuid, position, part, person_id, village, account_id,
        score, fen
      from numbered)
    insert into recipient_check_line (district_code, check_id, position, batch_id, line_no,
      paid_fen)
    select ${districtCode}, ${draw.id}::uuid, numbered.position, line.batch_id, line.line_no,
      line.fen
    from numbered join paid_line line on line.person_id = numbered.person_id`.execute(tx)
}
