import { sql } from 'kysely'
import { postTransfers } from '../../../src/features/ledger/index.ts'
import type { Db } from '../../../src/platform/db/database.ts'
import { type BenchServices, benchDistrict } from '../district.ts'

export interface Size {
  townships: number
  /** Payment lines of the year, spread evenly over townships and months. */
  lines: number
}

const year = 2023
const category = 'dibao_rural'
const lineFen = 35_000
const district = sql.lit(benchDistrict)
const documentId = sql.raw("'00000000-0000-7000-8000-000000000001'::uuid")
const idOf = (...parts: string[]) => sql.raw(`md5(concat_ws('/', ${parts.join(', ')}))::uuid`)

/**
 * A district of many townships with a year of money in each: allocated, sent on and paid out month
 * by month, one line in a hundred returned and paid again, two findings, every value reported.
 * Rows are made where they are stored; the ledger's go through its own door. Once only.
 */
export async function fillTownships(services: BenchServices, size: Size): Promise<void> {
  const { db, clerk } = services
  const people = Math.ceil(size.lines / size.townships / 12)
  await db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    await makePlaces(connection, size.townships, clerk.userId)
    await makePeople(connection, people)
    await makeBatches(connection)
    await makeFindings(connection, clerk.userId)
    await makeValues(connection, clerk.userId)
    await sql`set session_replication_role = origin`.execute(connection)
  })
  await bookMoney(services)
  await sql`vacuum analyze`.execute(db)
}

async function makePlaces(db: Db, townships: number, userId: string): Promise<void> {
  await sql`
    insert into township (district_code, code, name)
    select ${district}, code, '第' || code || '镇'
    from (select ${district} || lpad(n::text, 3, '0') as code from generate_series(0, 999) n) made
    where not exists (select 1 from township known where known.code = made.code)
    order by code
    limit ${townships} - (select count(*) from township)`.execute(db)
  await sql`
    insert into import (district_code, id, kind, file_name, content_hash, size_bytes, row_count,
      rejected_count, imported_by)
    values (${district}, ${documentId}, 'bench', 'bench.csv', '\\x00', 0, 0, 0,
      ${userId})`.execute(db)
}

/** So many people in each township, on the list all year, each with an account. */
async function makePeople(db: Db, people: number): Promise<void> {
  await sql`
    create temporary table resident as
    select township.code as township, n, ${idOf('township.code', 'n')} as id
    from township cross join generate_series(1, ${people}::int) n`.execute(db)
  await sql`
    insert into person (district_code, id, name, identity_hash, identity_sealed, identity_masked,
      is_identity_valid)
    select ${district}, id, '合成' || n, sha256(id::text::bytea), '\\x00', '430603********' || n,
      n % 500 <> 0
    from resident`.execute(db)
  await sql`
    insert into bank_account (district_code, id, number_hash, number_sealed, number_masked)
    select ${district}, id, sha256(id::text::bytea), '\\x00', '****' || n
    from resident`.execute(db)
  await sql`
    insert into eligibility (district_code, import_id, category_code, township_code, village,
      head_person_id, person_id, standard_fen, from_month)
    select ${district}, ${documentId}, ${category}, township, '第一村', id, id, ${lineFen}::bigint,
      ${`${year}-01`}
    from resident`.execute(db)
}

/** A batch for each month and township, and one at the end for what was returned. */
async function makeBatches(db: Db): Promise<void> {
  await sql`
    create temporary table month_of_township as
    select township.code as township, n as no, ${`${year}-`} || lpad(n::text, 2, '0') as month,
      ${idOf('township.code', `'batch'`, 'n')} as id,
      make_date(${year}::int, n, case when right(township.code, 1) = '7' then 12 else 8 end)
        as paid_on
    from township cross join generate_series(1, 12) n`.execute(db)
  await sql`
    insert into payment_batch (district_code, id, import_id, number, month, category_code,
      township_code, is_reissue)
    select ${district}, id, ${documentId}, 'P' || township || '-' || no, month, ${category},
      township, false
    from month_of_township
    union all
    select ${district}, ${idOf('code', `'again'`)}, ${documentId}, 'R' || code, ${`${year}-12`},
      ${category}, code, true
    from township`.execute(db)
  await sql`
    insert into payment (district_code, batch_id, line_no, village, head_person_id, person_id,
      payee_name, payee_person_id, bank_name, account_id, standard_fen, amount_fen, note)
    select ${district}, batch.id, resident.n, '第一村', resident.id, resident.id, '合成' || n,
      resident.id, '合成银行', resident.id, ${lineFen}::bigint, ${lineFen}::bigint, ''
    from month_of_township batch join resident using (township)`.execute(db)
  await sql`
    insert into payment_result (district_code, batch_id, line_no, import_id, outcome, amount_fen,
      reason, executed_on, bank_serial)
    select ${district}, batch.id, n, ${documentId},
      case when (n * 7 + no) % 97 = 0 then 'returned' else 'settled' end, ${lineFen}::bigint,
      case when (n * 7 + no) % 97 = 0 then '账户冻结' else '' end, paid_on,
      township || '-' || no || '-' || n
    from month_of_township batch join resident using (township)`.execute(db)
  await payAgain(db)
  await sql`
    insert into bank_statement_line (district_code, import_id, fund_account_id, serial, booked_on,
      booked_time, debit_fen, credit_fen, balance_fen, counterparty_name, summary, remark)
    select ${district}, ${documentId}, ${documentId}, township || '-' || no, paid_on, '10:00:00',
      ${lineFen}::bigint, 0, 0, '批量代发', '代发', ''
    from month_of_township`.execute(db)
}

async function payAgain(db: Db): Promise<void> {
  await sql`
    insert into payment (district_code, batch_id, line_no, village, head_person_id, person_id,
      payee_name, payee_person_id, bank_name, account_id, standard_fen, amount_fen, note,
      reissue_of_batch_id, reissue_of_line_no)
    select ${district}, ${idOf('batch.township', `'again'`)},
      row_number() over (partition by batch.township order by batch.no, first.line_no), '第一村',
      first.head_person_id, first.person_id, first.payee_name, first.payee_person_id, '合成银行',
      first.account_id, first.standard_fen, first.amount_fen, '', first.batch_id, first.line_no
    from month_of_township batch
    join payment_result result on result.batch_id = batch.id and result.outcome = 'returned'
    join payment first on first.batch_id = result.batch_id and first.line_no = result.line_no
    where batch.no < 12`.execute(db)
  await sql`
    insert into payment_result (district_code, batch_id, line_no, import_id, outcome, amount_fen,
      reason, executed_on, bank_serial)
    select ${district}, batch_id, line_no, ${documentId}, 'settled', amount_fen, '',
      make_date(${year}::int, 12, 20), batch_id || '-' || line_no
    from payment where reissue_of_batch_id is not null`.execute(db)
}

/** One finding of each township is closed, the other past its deadline. */
async function makeFindings(db: Db, userId: string): Promise<void> {
  await sql`
    insert into finding (district_code, id, number, source, source_document, found_on,
      township_code, pattern, description, legal_basis, amount_fen, rectification_kind, due_on,
      responsible_unit, state)
    select ${district}, ${idOf('code', `'finding'`, 'n')}, 'WT' || code || '-' || n, 'audit',
      '审计报告', make_date(${year}::int, 5, 8), code, 'retention', '滞留', '', 100000, 'staged',
      make_date(${year}::int, 9, 1), '社会事务综合服务中心',
      case n when 1 then 'closed' else 'rectifying' end
    from township cross join generate_series(1, 2) n`.execute(db)
  await sql`
    insert into finding_event (district_code, finding_id, seq, event, from_state, to_state, note,
      rectified_fen, happened_on, actor_id, detail)
    select ${district}, finding.id, step.seq, step.event, step.from_state, step.to_state, '',
      case step.event when 'submit' then 100000 else 0 end, make_date(${year}::int, 5, 8) + step.seq,
      ${userId}, '{}'
    from finding
    join (values (1, 'record', null, 'open'), (2, 'assign', 'open', 'assigned'),
      (3, 'start', 'assigned', 'rectifying'), (4, 'submit', 'rectifying', 'submitted'),
      (5, 'verify', 'submitted', 'verified'), (6, 'close', 'verified', 'closed'))
      step (seq, event, from_state, to_state)
      on step.seq <= case finding.state when 'closed' then 6 else 3 end`.execute(db)
}

/** What the scheme asks the townships and the bureau for, all of it given. */
async function makeValues(db: Db, userId: string): Promise<void> {
  await sql`
    insert into indicator_value (district_code, year, period, township_code,
      indicator_code, value, note, reported_by)
    select distinct ${district}, scheme.year, scheme.definition ->> 'period', township.code,
      source ->> 'code', 80, '见附件', ${userId}::uuid
    from scheme
    cross join jsonb_path_query(scheme.definition, '$.areas[*].indicators[*].source') source
    cross join township
    where scheme.code = 'effectiveness-2023' and source ->> 'kind' <> 'computed'
    on conflict do nothing`.execute(db)
}

/** The year's money through the ledger, from one document of the province. */
async function bookMoney({ command, clerk }: BenchServices): Promise<void> {
  await command(clerk, { action: 'bench:fund', input: null }, async (tx) => {
    const batches = sql`
      select batch.id, batch.township_code, batch.is_reissue, max(result.executed_on) as paid_on,
        sum(result.amount_fen)::bigint as fen,
        coalesce(sum(result.amount_fen) filter (where outcome = 'settled'), 0)::bigint
          as settled_fen,
        coalesce(sum(result.amount_fen) filter (where outcome = 'returned'), 0)::bigint
          as returned_fen
      from payment_batch batch
      join payment_result result on result.district_code = batch.district_code
        and result.batch_id = batch.id
      where batch.district_code = ${district}
      group by batch.id, batch.township_code, batch.is_reissue`
    await sql`create temporary table paid_batch on commit drop as ${batches}`.execute(tx)
    await sql`
      insert into appropriation (district_code, id, document_number, title, level, issued_on,
        received_on, fiscal_year, amount_fen, note)
      select ${district}, ${documentId}, '湘财社指〔2023〕1号', 'bench', 'province', '2023-01-01',
        '2023-01-01', ${year}, sum(fen), '' from paid_batch where not is_reissue`.execute(tx)
    await sql`
      insert into allocation (district_code, appropriation_id, category_code, township_code,
        amount_fen, decided_on, decision_number)
      select ${district}, ${documentId}, ${category}, township_code, sum(fen), '2023-01-03', 'bench'
      from paid_batch where not is_reissue group by township_code`.execute(tx)
    await sql`
      insert into disbursement (district_code, id, number, category_code, township_code, channel,
        payee_name, amount_fen, disbursed_on, appropriation_id)
      select ${district}, id, 'D' || id, ${category}, township_code, 'bank', 'bench', fen,
        paid_on - 5, ${documentId}
      from paid_batch where not is_reissue`.execute(tx)
    const place = sql`${year}::int as fiscal_year, ${documentId}::uuid as appropriation_id`
    const book = (from: ReturnType<typeof sql>) => postTransfers(tx, benchDistrict, from as never)
    await book(sql`
      select 'appropriate' as kind, 'source' as from_stage, 'received' as to_stage, ${place},
        null as category_code, null as township_code, null as channel, amount_fen,
        received_on as effective_on, id as origin_id
      from appropriation where district_code = ${district}`)
    await book(sql`
      select 'allocate' as kind, 'received' as from_stage, 'allocated' as to_stage, ${place},
        category_code, township_code, null as channel, amount_fen, decided_on as effective_on,
        id as origin_id
      from allocation where district_code = ${district}`)
    await book(sql`
      select 'disburse' as kind, 'allocated' as from_stage, 'disbursed' as to_stage, ${place},
        category_code, township_code, channel, amount_fen, disbursed_on as effective_on,
        id as origin_id
      from disbursement where district_code = ${district}`)
    const ways = sql`
      (values ('pay', 'disbursed', 'paid', false), ('return', 'disbursed', 'returned', false),
        ('reissue', 'returned', 'paid', true)) way (kind, from_stage, to_stage, is_reissue)`
    await book(sql`
      select kind, from_stage, to_stage, ${place}, ${category}::text as category_code,
        township_code, 'bank' as channel,
        case kind when 'return' then returned_fen else settled_fen end as amount_fen,
        paid_on as effective_on, id as origin_id
      from paid_batch join ${ways} using (is_reissue)
      where case kind when 'return' then returned_fen else settled_fen end > 0`)
    return { subject: 'bench', detail: {}, result: null }
  })
}
