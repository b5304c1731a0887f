import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { reliefMeasures } from '../laws.ts'
import { isMadeUp } from '../made-up.ts'
import { monthNumber } from '../month-number.ts'
import { categoryName } from '../names.ts'

/** 虚报冒领: months are missed and then made up for at once, or claimed to be. */
export const gapThenDouble = defineRule({
  code: 'integrity.gap_then_double',
  pattern: 'integrity',
  severity: 'medium',
  name: '漏发后加倍发放',
  summary: '中断几个月后一次发放两倍以上,或备注补发以前月份',
  why: '应按月发放;先漏后补,中间的钱可能被人用过,补发的月份也可能并未漏发。',
  exclusions: [
    '退汇后的补发不计。',
    '第一次发放、补发批准后等待月份的不计。',
    '中断后按平常金额恢复发放的不计。',
    '没有备注的同月两笔,另见“重复发放”。',
    '临时救助不按月发放,不计。',
  ],
  basis: [
    { document: reliefMeasures, article: '第十二条', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十六条第(六)项', certainty: 'verified' },
  ],
  nextCheck: '核对漏发的月份、原因和补发审批,问本人是否收到补发的钱;没有漏发的追回。',
  params: z.strictObject({}),
  facts: z.object({
    identity: z.string(),
    category: z.string(),
    month: z.string(),
    missed: z.int(),
    usualFen: fenText,
    paidFen: fenText,
    extraFen: fenText,
  }),
  message: (made) =>
    `身份证${made.identity}的${made.category},` +
    (made.missed > 0 ? `此前漏发${made.missed}个月,` : '此前没有漏发的月份,备注却是补发,') +
    `${made.month}发放${formatFen(made.paidFen)}元(上次${formatFen(made.usualFen)}元),` +
    `其中补发${formatFen(made.extraFen)}元`,
  reads: [irregularLines],
  detect: ({ districtCode }) => sql`
    -- Whoever was ever paid twice as much as at another time, or is said to be made up to.
    with suspect as (
      select person_id, category_code
      from irregular_line
      where category_code <> 'temporary'
      group by person_id, category_code
      having max(amount_fen) >= 2 * min(amount_fen)
        or bool_or(note <> '' and ${isMadeUp('irregular_line')})
    ),
    line as (
      select paid.*, ${isMadeUp('paid')} as is_named
      from suspect
      join irregular_line paid using (person_id, category_code)
    ),
    monthly as (
      select person_id, category_code, month, sum(paid_fen) as fen,
        coalesce(sum(paid_fen) filter (where is_named), 0) as named_fen,
        ${monthNumber('month')} as month_no
      from line
      group by person_id, category_code, month
    ),
    ordered as (
      select monthly.*, row_number() over person as place, lag(fen) over person as usual_fen,
        month_no - lag(month_no) over person - 1 as missed_before,
        month_no - first_value(month_no) over person - row_number() over person + 1 as missed
      from monthly
      window person as (partition by person_id, category_code order by month_no)
    ),
    made_up as (
      select ordered.*, case when named_fen > 0 then missed else missed_before end as months,
        case when named_fen between 1 and fen - 1 then named_fen
          when fen > usual_fen then fen - usual_fen else fen end as extra_fen
      from ordered
      where place > 1 and (named_fen > 0 or missed_before > 0 and fen >= 2 * usual_fen)
    ),
    -- What is made up for is in the lines that say so first.
    shared as (
      select line.*, made_up.months, made_up.usual_fen, made_up.fen, made_up.extra_fen,
        greatest(0, least(line.paid_fen, made_up.extra_fen + line.paid_fen
          - sum(line.paid_fen) over (
            partition by line.person_id, line.category_code, line.month
            order by line.is_named desc, line.batch_number, line.line_no))) as stake_fen
      from made_up
      join line using (person_id, category_code, month)
    )
    select concat_ws('/', line.person_id, line.category_code, line.month) as subject,
      min(line.township_code) as township_code, line.category_code, line.month,
      line.extra_fen::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'category', ${categoryName(districtCode, 'line.category_code')}, 'month', line.month,
        'missed', line.months, 'usualFen', line.usual_fen::text, 'paidFen', line.fen::text,
        'extraFen', line.extra_fen::text) as facts,
      ${lineEvidence(sql`line.stake_fen`)} as evidence
    from shared line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    group by line.person_id, line.category_code, line.month, line.months, line.usual_fen,
      line.fen, line.extra_fen, person.identity_masked`,
})
