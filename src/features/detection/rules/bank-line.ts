import { sql } from 'kysely'
import type { Prepared } from '../prepared.ts'
import { onlyRow } from './evidence.ts'

/** Lines of the fund accounts' statements up to `asOf` that are matched with nothing in the books. */
export const openBankLines: Prepared = {
  table: 'open_bank_line',
  query: ({ districtCode, asOf }) => sql`
    select line.*
    from bank_statement_line line
    where line.district_code = ${districtCode} and line.booked_on <= ${asOf}::date
      and not exists (
        select 1 from matched_bank_line matched
        where matched.district_code = line.district_code
          and matched.statement_line_id = line.id)`,
}

/** What the bank does on its own, by the summary of a line named `line`. */
export const isBankCharge = sql`line.summary ~ '手续费|工本费|账户管理费|短信费'`
export const isInterest = sql`line.summary ~ '结息|利息'`

/** The evidence of an alert that rests on one statement line named `line`. */
export const onlyBankLine = onlyRow('bank', sql`line.serial`, sql`line.debit_fen + line.credit_fen`)
