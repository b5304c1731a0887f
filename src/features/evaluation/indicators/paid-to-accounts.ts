import { sql } from 'kysely'
import { z } from 'zod'
import { caseOf, noCases, yuanText } from './cases.ts'
import { defineIndicator } from './indicator.ts'

/**
 * What went straight to accounts of persons, or of institutions where that is lawful, of all that
 * was paid to persons or handed out from a township's account.
 */
export const paidToAccounts = defineIndicator({
  code: 'paid_to_accounts',
  name: '社会化发放率',
  unit: 'percent',
  counts: '元',
  whenNone: '本期没有发放',
  params: z.strictObject({
    /** Where an institution's account is lawful. */
    institutionCategories: z.array(z.string()).default(['tekun', 'orphan']),
  }),
  measure: ({ params }) => sql`
    select township_code, category as part, sum(to_account_fen) as numerator,
      sum(to_account_fen + other_fen) as denominator,
      case when sum(other_fen) = 0 then ${noCases} else jsonb_build_array(${caseOf(
        'category',
        sql`category`,
        sql`'未直达个人或机构账户' || ${yuanText(sql`sum(other_fen)`)}`,
      )}) end as cases
    from (
      select township_code, category, case when is_lawful then fen else 0 end as to_account_fen,
        case when is_lawful then 0 else fen end as other_fen
      from (
        select township_code, category, out_fen - in_fen as fen,
          kind = 'pay' and (channel = 'bank' or (channel = 'institution'
            and category_code = any(${params.institutionCategories}))) as is_lawful
        from measured_flow
        where stage = 'disbursed'
          and (kind = 'pay' or (kind = 'spend' and channel = 'township_account'))
        union all
        select township_code, category, in_fen - out_fen, true
        from measured_flow where stage = 'paid' and kind = 'reissue') way
    ) paid
    group by township_code, category`,
})
