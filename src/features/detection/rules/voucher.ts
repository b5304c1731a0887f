import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Detected, fenText, type Scope } from '../rule.ts'
import { onlyRow } from './evidence.ts'
import { categoryName, townshipName } from './names.ts'
import { isReversed } from './reversed.ts'

/** What is said of a voucher that an alert rests on. */
export const voucherFacts = z.object({
  voucher: z.string(),
  spentOn: z.string(),
  township: z.string(),
  category: z.string(),
  subject: z.string(),
  purpose: z.string(),
  spentFen: fenText,
})

/**
 * The vouchers, up to the end of `asOf` and not taken back by then, of which something is true: one
 * alert each. They are named `spent`, and what is known of their economic subject `known`.
 */
export function vouchersThat(
  { districtCode, asOf }: Scope,
  isSo: RawBuilder<unknown>,
): RawBuilder<Detected> {
  return sql`
    select spent.voucher_number as subject, spent.township_code, spent.category_code,
      to_char(spent.spent_on, 'YYYY-MM') as month, spent.amount_fen,
      jsonb_build_object('voucher', spent.voucher_number, 'spentOn', spent.spent_on,
        'township', ${townshipName(districtCode, 'spent.township_code')},
        'category', ${categoryName(districtCode, 'spent.category_code')},
        'subject', concat_ws(' ', spent.subject_code, known.name), 'purpose', spent.purpose,
        'spentFen', spent.amount_fen::text) as facts,
      ${onlyRow('voucher', sql`spent.voucher_number`, sql`spent.amount_fen`)} as evidence
    from expenditure spent
    left join economic_subject known on known.code = spent.subject_code
    where spent.district_code = ${districtCode} and spent.spent_on <= ${asOf}::date
      and not ${isReversed({ districtCode, asOf }, 'spent.id')}
      and ${isSo}`
}
