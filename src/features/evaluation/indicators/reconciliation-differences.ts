import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, casesWhere, yuanText } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/**
 * Batches of past months on which roster, ledger and bank do not agree: approved = credited +
 * returned, and the ledger paid out what the bank credited.
 */
export const reconciliationDifferences = defineIndicator({
  code: 'reconciliation_differences',
  name: '发放对账差异',
  unit: 'count',
  counts: '处',
  whenNone: '本期没有发放批次',
  params: z.strictObject({}),
  lacks: ({ districtCode, asOf }) => sql`
    select case when not exists (
      select 1 from bank_statement_line
      where district_code = ${districtCode}
        and booked_on between date_trunc('month', ${asOf}::date) and ${asOf}::date)
      then '缺少' || to_char(${asOf}::date, 'YYYY-MM') || '的银行对账单' end as missing`,
  measure: ({ asOf }) => sql`
    select township_code, category as part, count(*) filter (where differs) as numerator,
      count(*) as denominator,
      ${casesWhere(
        sql`differs`,
        caseOf(
          'batch',
          sql`number`,
          sql`'核定' || ${yuanText(sql`approved_fen`)} || ',银行入账'
            || ${yuanText(sql`settled_fen`)} || ',退汇' || ${yuanText(sql`returned_fen`)}
            || ',账上' || ${yuanText(sql`posted_fen`)}`,
        ),
      )} as cases
    from (
      select batch.*, approved_fen <> settled_fen + returned_fen or posted_fen <> settled_fen
        as differs
      from measured_batch batch
      where (month || '-01')::date + interval '1 month' <= ${asOf}::date + 1) batch
    group by township_code, category`,
})
