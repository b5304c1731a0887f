import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { paidLines, sharedValue } from '../paid-line.ts'

/** 超范围: paid for a month in which the person was not on the township's list of the category. */
export const noEligibility = defineRule({
  code: 'scope.no_eligibility',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '无在保资格发放',
  summary: '发放月份没有本乡镇该类别的在保记录',
  why: '没有审批或已经停保还在发钱,不是漏录资格就是多发、冒领。',
  exclusions: [
    '临时救助一事一批,没有在保月份,不计。',
    '停保后渐退期内的月份,按参数不计。',
    '当月跨乡镇迁移、资格尚未转入的,核实后排除。',
    '审批已办而在保名册未及时导入的,补录后自动撤销。',
  ],
  basis: [{ document: reliefMeasures, article: '第十三条', certainty: 'verified' }],
  nextCheck: '查审批和停保决定的日期,确认发放月份是否应当享受,多发的停发并追回。',
  params: z.strictObject({
    graceMonths: parameter(z.int().min(0).max(12).default(0), {
      name: '停保后的渐退期(月)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    identity: z.string(),
    township: z.string(),
    category: z.string(),
    months: z.int(),
    fromMonth: z.string(),
    toMonth: z.string(),
    paidFen: fenText,
  }),
  message: (paid) =>
    `${paid.township}向身份证${paid.identity}发放${paid.category}${paid.months}个月` +
    `(${paid.fromMonth}至${paid.toMonth})共${formatFen(paid.paidFen)}元,这些月份没有在保记录`,
  detect: ({ districtCode, asOf, params }) => sql`
    with covered as (
      select person_id, category_code, township_code, from_month,
        to_char((to_month || '-01')::date + make_interval(months => ${params.graceMonths}::int),
          'YYYY-MM') as to_month
      from eligibility
      where district_code = ${districtCode}
    )
    select concat_ws('/', line.person_id, line.category_code, line.township_code) as subject,
      line.township_code, line.category_code, ${sharedValue('line.month')} as month,
      sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'township', ${townshipName(districtCode, 'line.township_code')},
        'category', ${categoryName(districtCode, 'line.category_code')},
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from (${paidLines({ districtCode, asOf })}) line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    where line.category_code <> 'temporary'
      and not exists (
        select 1 from covered
        where covered.person_id = line.person_id
          and covered.category_code = line.category_code
          and covered.township_code = line.township_code
          and covered.from_month <= line.month
          and (covered.to_month is null or covered.to_month >= line.month))
    group by line.person_id, line.category_code, line.township_code, person.identity_masked`,
})
