import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { sharedValue } from '../paid-line.ts'
import { everListed, properCategory, unlistedLines } from '../unlisted-line.ts'

/** 超范围: paid to somebody who was never on the township's list of the category. */
export const noEligibility = defineRule({
  code: 'scope.no_eligibility',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '无在保资格发放',
  summary: '救助对象从未列入本乡镇该类别的在保名单',
  why: '没有审批就发钱,不是漏录资格就是多发、冒领。',
  exclusions: [
    '临时救助一事一批,没有在保月份,不计。',
    '曾在名单上而月份不符的,另见“审批前或停保后发放”。',
    '当月在另一类别名单上、该类别又没有发的,另见“挤占其他类别资金”。',
    '当月跨乡镇迁移、资格尚未转入的,核实后排除。',
    '审批已办而在保名册未及时导入的,补录后自动撤销。',
  ],
  basis: [{ document: reliefMeasures, article: '第十三条', certainty: 'verified' }],
  nextCheck: '查有无审批材料、是谁造册,没有审批的停发并追回。',
  params: z.strictObject({}),
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
    `(${paid.fromMonth}至${paid.toMonth})共${formatFen(paid.paidFen)}元,从未列入在保名单`,
  reads: [unlistedLines],
  detect: ({ districtCode }) => sql`
    select concat_ws('/', line.person_id, line.category_code, line.township_code) as subject,
      line.township_code, line.category_code, ${sharedValue('line.month')} as month,
      sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'township', ${townshipName(districtCode, 'line.township_code')},
        'category', ${categoryName(districtCode, 'line.category_code')},
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from unlisted_line line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    where not ${everListed(districtCode)} and ${properCategory(districtCode)} is null
    group by line.person_id, line.category_code, line.township_code, person.identity_masked`,
})
