import { type RawBuilder, sql } from 'kysely'
import type { Check } from '../imports/index.ts'

/** Staged results with the line, batch and pool of money that they belong to. */
const results = (districtCode: string) => sql`
  select staged.*, batch.id as batch_id, batch.approved_at, batch.is_reissue, payment.amount_fen,
    payment.line_no as known_line_no, bank_account.number_hash, earlier.outcome as earlier_outcome,
    account.id as account_id, coalesce(account.balance_fen, 0) as balance_fen
  from staged
  left join payment_batch batch on batch.district_code = ${districtCode}
    and batch.number = staged.batch_number
  left join payment on payment.district_code = ${districtCode} and payment.batch_id = batch.id
    and payment.line_no = staged.line_no
  left join bank_account on bank_account.district_code = ${districtCode}
    and bank_account.id = payment.account_id
  left join payment_result earlier on earlier.district_code = ${districtCode}
    and earlier.batch_id = payment.batch_id and earlier.line_no = payment.line_no
  left join account on account.district_code = ${districtCode}
    and account.key = account_key(case when batch.is_reissue then 'returned' else 'disbursed' end,
      left(batch.month, 4)::int, null, batch.category_code, batch.township_code, 'bank')`

function refusal(
  districtCode: string,
  column: string,
  value: string,
  condition: RawBuilder<unknown>,
  reason: string,
): Check {
  return sql`
    select row_no as row, ${column}::text as "column", ${sql.ref(value)}::text as value,
      ${reason}::text as reason
    from (${results(districtCode)}) result where ${condition}`
}

export function bankReturnChecks(districtCode: string): Check[] {
  const when = (column: string, value: string, condition: RawBuilder<unknown>, reason: string) =>
    refusal(districtCode, column, value, condition, reason)
  return [
    when('批次号', 'batch_number', sql`batch_id is null`, '没有这个批次'),
    when('批次号', 'batch_number', sql`approved_at is null`, '该批次尚未审批,不应已发放'),
    when('序号', 'line_no', sql`known_line_no is null`, '该批次没有这个序号'),
    when('序号', 'line_no', sql`earlier_outcome is not null`, '该明细已有银行处理结果'),
    when('银行账号', 'account_masked', sql`number_hash <> account_hash`, '与花名册上的账号不同'),
    when('金额', 'amount', sql`amount > amount_fen`, '大于花名册上的发放金额'),
    when('失败原因', 'reason', sql`outcome = 'returned' and reason = ''`, '处理失败的须写明原因'),
    sql`
      select row_no as row, '金额' as "column", (amount / 100.0)::numeric(20, 2)::text as value,
        '超过渠道上可用的资金 ' || (balance_fen / 100.0)::numeric(20, 2) || ' 元' as reason
      from (
        select *, sum(amount) over (partition by account_id order by row_no) as wanted
        from (${results(districtCode)}) result
        where not (is_reissue and outcome = 'returned')) summed
      where account_id is null or wanted > balance_fen`,
  ]
}
