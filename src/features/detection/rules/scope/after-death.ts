import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { deaths } from '../../../people/index.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { isFuneral } from '../funeral.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName } from '../names.ts'
import { paidLinesOf, sharedValue } from '../paid-line.ts'

/** 超范围: money for months after the one in which the person died. */
export const afterDeath = defineRule({
  code: 'scope.after_death',
  pattern: 'out_of_scope',
  severity: 'high',
  name: '死亡后仍发放',
  summary: '救助对象死亡当月之后仍在发放救助金',
  why: '人已去世而钱还在发,多半被他人领走,也说明动态核查没有做。',
  exclusions: [
    '死亡当月的救助金不计;另可设宽限月数、登记滞后天数,照顾信息传递的时间。',
    '特困人员的丧葬费用(备注写明丧葬)不计,以首个月份为限。',
    '节前提前发放、到账时本人尚在世的不计。',
    '同一人有几个死亡日期时,按最晚的计算。',
  ],
  basis: [
    { document: reliefMeasures, article: '第十三条', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十六条第(三)项', certainty: 'verified' },
  ],
  nextCheck: '向公安、卫健、殡葬核对死亡日期,查账户流水看谁支取,多发部分予以追缴。',
  params: z.strictObject({
    graceMonths: parameter(z.int().min(0).max(12).default(0), {
      name: '死亡当月之后的宽限月数',
      ...ownDefault,
    }),
    lagDays: parameter(z.int().min(0).max(60).default(0), {
      name: '死亡登记滞后的天数(死亡日期按此后推)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    identity: z.string(),
    category: z.string(),
    diedOn: z.string(),
    months: z.int(),
    lastMonth: z.string(),
    paidFen: fenText,
  }),
  message: (paid) =>
    `身份证${paid.identity}于${paid.diedOn}死亡,此后仍发放${paid.category}${paid.months}个月` +
    `(至${paid.lastMonth}),共${formatFen(paid.paidFen)}元`,
  detect: ({ districtCode, asOf, params }) => sql`
    with death as (
      select person.id as person_id, person.identity_masked, died_on
      from (${deaths(districtCode, asOf)}) registered
      join person on person.district_code = ${districtCode}
        and person.identity_hash = registered.identity_hash
    )
    select death.person_id || '/' || line.category_code as subject,
      ${sharedValue('line.township_code')} as township_code, line.category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', death.identity_masked,
        'category', ${categoryName(districtCode, 'line.category_code')},
        'diedOn', death.died_on, 'months', count(distinct line.month),
        'lastMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from death
    cross join ${paidLinesOf({ districtCode, asOf }, 'person_id', 'death.person_id')} line
    where line.month > to_char(
        death.died_on + ${params.lagDays}::int + make_interval(months => ${params.graceMonths}::int),
        'YYYY-MM')
      and not exists (
        select 1 from payment_result early
        where early.district_code = ${districtCode} and early.batch_id = line.batch_id
          and early.line_no = line.line_no and early.outcome = 'settled'
          and early.executed_on <= death.died_on)
      and not ${isFuneral({ districtCode, asOf })}
    group by death.person_id, death.identity_masked, death.died_on, line.category_code`,
})
