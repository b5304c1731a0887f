import { sql } from 'kysely'
import {
  type Check,
  type FaultTest,
  firstFaults,
  laterThanToday,
  repeatedInFile,
} from '../imports/index.ts'
import { monthClosed, type StagedTaking, shortOnDay } from '../ledger/index.ts'

/**
 * Staged results with the line, batch and pool of money that they belong to. Lines and earlier
 * results are read for the file's own batches: however old the statistics are, never for the year.
 */
const results = (districtCode: string) => sql`
  with recursive named as materialized (
    select staged.*, batch.id as batch_id, batch.approved_at,
      batch.instructed_at, batch.is_reissue,
      account_key(case when batch.is_reissue then 'returned' else 'disbursed' end,
        left(batch.month, 4)::int, null, batch.category_code, batch.township_code, 'bank')
        as account_key
    from staged
    left join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = staged.batch_number),
  line as materialized (
    select named.*, payment.line_no as known_line_no, payment.amount_fen, payment.account_id,
      payment.reissue_of_batch_id, payment.reissue_of_line_no
    from named
    left join payment on payment.district_code = ${districtCode} and ${isOfFile('payment')}
      and payment.batch_id = named.batch_id and payment.line_no = named.line_no),
  attempt as (
    select batch_id, line_no, reissue_of_batch_id as before_batch_id,
      reissue_of_line_no as before_line_no
    from line where reissue_of_line_no is not null
    union
    select attempt.batch_id, attempt.line_no, before.reissue_of_batch_id, before.reissue_of_line_no
    from attempt
    cross join lateral (
      select reissue_of_batch_id, reissue_of_line_no from payment known
      where known.district_code = ${districtCode} and known.batch_id = before_batch_id
        and known.line_no = before_line_no offset 0) before
    where before.reissue_of_line_no is not null),
  came_back as materialized (
    select attempt.batch_id, attempt.line_no, max(executed_on) as came_back_on
    from attempt
    cross join lateral (
      select executed_on from payment_result known
      where known.district_code = ${districtCode} and known.batch_id = before_batch_id
        and known.line_no = before_line_no offset 0) before
    group by attempt.batch_id, attempt.line_no)
  select line.*, came_back_on, bank_account.number_hash, earlier.outcome as earlier_outcome,
    stop.reason as stop_reason, coalesce(pool.balance_fen, 0) as balance_fen,
    sum(case when is_reissue and line.outcome = 'returned' then 0 else line.amount end)
      over (partition by line.account_key order by row_no) as wanted_fen
  from line
  left join bank_account on bank_account.district_code = ${districtCode}
    and bank_account.id = line.account_id
  left join payment_result earlier on earlier.district_code = ${districtCode}
    and ${isOfFile('earlier')} and earlier.batch_id = line.batch_id and earlier.line_no = line.line_no
  left join came_back on came_back.batch_id = line.batch_id and came_back.line_no = line.line_no
  left join payment_stop stop on stop.district_code = ${districtCode}
    and stop.batch_id = line.batch_id and stop.line_no = line.line_no
  left join account pool on pool.district_code = ${districtCode} and pool.key = line.account_key`

/** What each staged result takes out of which account. */
const takings = (districtCode: string) => sql<StagedTaking>`
  select row_no, account_key(case when is_reissue then 'returned' else 'disbursed' end,
      left(batch.month, 4)::int, null, category_code, batch.township_code, 'bank') as account_key,
    executed_on as taken_on, amount as amount_fen
  from staged
  join payment_batch batch on batch.district_code = ${districtCode}
    and batch.number = staged.batch_number
  where not (is_reissue and outcome = 'returned')`

const isOfFile = (table: string) =>
  sql`${sql.ref(table)}.batch_id = any (array(select distinct batch_id from named))`

const yuan = (fen: string) => sql`(${sql.ref(fen)} / 100.0)::numeric(20, 2)`

export function bankReturnChecks(districtCode: string): Check[] {
  const test = (column: string, value: string, when: FaultTest['when'], reason: string) => ({
    when,
    column,
    value: sql.ref(value),
    reason: sql`${reason}::text`,
  })
  return [
    repeatedInFile(['batch_number', 'line_no'], '序号', 'line_no'),
    monthClosed(districtCode, 'executed_on', '交易日期'),
    laterThanToday('executed_on', '交易日期'),
    firstFaults(results(districtCode), [
      test('批次号', 'batch_number', sql`batch_id is null`, '没有这个批次'),
      test('批次号', 'batch_number', sql`approved_at is null`, '该批次尚未审批,不应已发放'),
      test('批次号', 'batch_number', sql`instructed_at is null`, '该批次尚未送银行'),
      test('序号', 'line_no', sql`known_line_no is null`, '该批次没有这个序号'),
      test('序号', 'line_no', sql`earlier_outcome is not null`, '该明细已有银行处理结果'),
      test('序号', 'line_no', sql`stop_reason is not null`, '该明细已停发'),
      test('银行账号', 'account_masked', sql`number_hash <> account_hash`, '与花名册上的账号不同'),
      {
        ...test('金额', 'amount', sql`amount > amount_fen`, '大于花名册上的发放金额'),
        value: yuan('amount'),
      },
      {
        ...test(
          '金额',
          'amount',
          sql`outcome = 'returned' and amount < amount_fen`,
          '处理失败的是整笔,应与花名册上的发放金额相同',
        ),
        value: yuan('amount'),
      },
      {
        ...test('交易日期', 'executed_on', sql`executed_on < came_back_on`, ''),
        reason: sql`'补发早于原明细退回的日期 ' || came_back_on`,
      },
      test('失败原因', 'reason', sql`outcome = 'returned' and reason = ''`, '处理失败的须写明原因'),
    ]),
    firstFaults(results(districtCode), [
      {
        when: sql`wanted_fen > balance_fen and not (is_reissue and outcome = 'returned')`,
        column: '金额',
        value: yuan('amount'),
        reason: sql`'超过渠道上可用的资金 ' || ${yuan('balance_fen')} || ' 元'`,
      },
    ]),
    shortOnDay(districtCode, takings(districtCode)),
  ]
}
