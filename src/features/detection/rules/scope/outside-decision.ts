import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { tookEffect } from '../../../people/index.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { isFuneral } from '../funeral.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { sharedValue } from '../paid-line.ts'
import { properCategory, unlistedLines } from '../unlisted-line.ts'

/** 超范围: paid for a month before the approval took effect, or after the decision to stop. */
export const outsideDecision = defineRule({
  code: 'scope.outside_decision',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '审批前或停保后发放',
  summary: '发放月份早于审批后的起始月份,或晚于停保决定的终止月份',
  why: '救助金从批准次月起发、到停保当月止;之外的月份没有决定作依据,多发的常被他人领走。',
  exclusions: [
    '起始月份、终止月份当月不计。',
    '停保后渐退期内的月份,按参数不计。',
    '特困人员的丧葬费用(备注写明丧葬)不计,以首个月份为限。',
    '从未列入本乡镇该类别名单的,另见“无在保资格发放”。',
    '已列入另一类别名单、该类别又没有发的,另见“挤占其他类别资金”。',
    '备注写明补发某月的,另见“漏发后加倍发放”。',
  ],
  basis: [{ document: reliefMeasures, article: '第十三条', certainty: 'verified' }],
  nextCheck: '查审批表和停保决定的日期,看停发通知何时送到造册人,多发的停发并追回。',
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
    stoppedAfter: z.string().nullable(),
    startsWith: z.string().nullable(),
    months: z.int(),
    fromMonth: z.string(),
    toMonth: z.string(),
    paidFen: fenText,
  }),
  message: (paid) =>
    `${paid.township}身份证${paid.identity}的${paid.category}` +
    (paid.stoppedAfter === null ? '' : `${paid.stoppedAfter}后停保`) +
    (paid.startsWith === null
      ? ''
      : `${paid.stoppedAfter === null ? '' : '、'}${paid.startsWith}才批准`) +
    `,却发放了决定之外的${paid.months}个月` +
    `(${paid.fromMonth}至${paid.toMonth})共${formatFen(paid.paidFen)}元`,
  reads: [unlistedLines],
  detect: ({ districtCode, asOf, params }) => sql`
    -- The stop that the month is after, else the approval that it is before.
    with found as (
      select line.*, decided.stopped_after,
        case when decided.stopped_after is null then decided.starts_with end as starts_with
      from unlisted_line line
      cross join lateral (
        select max(listed.to_month) filter (where listed.to_month < line.month)
            as stopped_after,
          min(listed.from_month) filter (where listed.from_month > line.month) as starts_with
        from eligibility listed
        where listed.district_code = ${districtCode} and listed.person_id = line.person_id
          and listed.category_code = line.category_code
          and listed.township_code = line.township_code and ${tookEffect('listed')}
      ) decided
      where num_nonnulls(decided.stopped_after, decided.starts_with) > 0
        and (decided.stopped_after is null or line.month > to_char(
          (decided.stopped_after || '-01')::date
            + make_interval(months => ${params.graceMonths}::int), 'YYYY-MM'))
        and not ${isFuneral({ districtCode, asOf })}
        and ${properCategory(districtCode)} is null
    )
    select concat_ws('/', line.person_id, line.category_code, line.township_code) as subject,
      line.township_code, line.category_code, ${sharedValue('line.month')} as month,
      sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'township', ${townshipName(districtCode, 'line.township_code')},
        'category', ${categoryName(districtCode, 'line.category_code')},
        'stoppedAfter', max(line.stopped_after), 'startsWith', min(line.starts_with),
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from found line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    group by line.person_id, line.category_code, line.township_code, person.identity_masked`,
})
