import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName } from '../names.ts'
import { paidLinesOf, sharedValue } from '../paid-line.ts'

/** 虚报冒领: paid to somebody whose identity number cannot exist. */
export const badIdentity = defineRule({
  code: 'integrity.bad_identity',
  pattern: 'integrity',
  severity: 'low',
  name: '身份证号有误仍发放',
  summary: '身份证号的出生日期或校验位不合规则,却已发放救助金',
  why: '号码有误的人无法与死亡、财政供养等名单比对,也可能并无其人。',
  exclusions: ['一代身份证换号、录入笔误的,更正后排除。'],
  basis: [{ document: reliefMeasures, article: '第六十六条', certainty: 'verified' }],
  nextCheck: '核对户口簿和身份证原件,更正号码后重新比对;查无此人的立即停发。',
  params: z.strictObject({}),
  facts: z.object({
    identity: z.string(),
    category: z.string(),
    months: z.int(),
    paidFen: fenText,
  }),
  message: ({ identity, category, months, paidFen }) =>
    `身份证${identity}号码有误,已发放${category}${months}个月,共${formatFen(paidFen)}元`,
  detect: ({ districtCode, asOf }) => sql`
    select line.person_id || '/' || line.category_code as subject,
      ${sharedValue('line.township_code')} as township_code, line.category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'category', ${categoryName(districtCode, 'line.category_code')},
        'months', count(distinct line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from person
    cross join ${paidLinesOf({ districtCode, asOf }, 'person_id', 'person.id')} line
    where person.district_code = ${districtCode} and not person.is_identity_valid
    group by line.person_id, line.category_code, person.identity_masked`,
})
