import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../rule.ts'
import { onlyRow } from './evidence.ts'

/** Lines of the fund accounts' statements up to `asOf` that are matched with nothing in the books. */
export function openBankLines({ districtCode, asOf }: Scope): RawBuilder<unknown> {
  return sql`
    select open_line.*
    from bank_statement_line open_line
    where open_line.district_code = ${districtCode} and open_line.booked_on <= ${asOf}::date
      and not exists (
        select 1 from matched_bank_line matched
        where matched.district_code = open_line.district_code
          and matched.statement_line_id = open_line.id)`
}

/** What the bank does on its own, by the summary of a line named `line`. */
export const isBankCharge = sql`line.summary ~ '手续费|工本费|账户管理费|短信费'`
export const isInterest = sql`line.summary ~ '结息|利息'`

/** The evidence of an alert that rests on one statement line named `line`. */
export const onlyBankLine = onlyRow('bank', sql`line.serial`, sql`line.debit_fen + line.credit_fen`)
