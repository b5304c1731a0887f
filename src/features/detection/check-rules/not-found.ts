import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { defineRule } from '../rule.ts'
import { penaltyRegulations, reliefMeasures } from '../rules/laws.ts'
import { answersWhere, checkFacts } from './differences.ts'

/** 虚报冒领: there is no such person where the roster has one. */
export const notFound = defineRule({
  code: 'check.not_found',
  pattern: 'integrity',
  severity: 'high',
  name: '回访查无此人',
  summary: '回访时村居查无此人或本人已去世,而资金照发',
  why: '花名册上的人不存在或已去世,可能是虚报冒领。',
  exclusions: ['外出务工、住院等一时联系不上的,应登记为“未联系上”。'],
  basis: [
    { document: reliefMeasures, article: '第六十八条', certainty: 'verified' },
    { document: penaltyRegulations, article: '第六条第(一)项', certainty: 'verified' },
  ],
  nextCheck: '到公安户籍、殡葬登记核对身份,调取收款账户开户资料和取款记录。',
  params: z.strictObject({}),
  facts: checkFacts,
  message: ({ check, identity, month, paidFen }) =>
    `回访${check}身份证${identity}查无此人或已去世,${month}银行发放${formatFen(paidFen)}元`,
  detect: ({ districtCode }) =>
    answersWhere(districtCode, {
      condition: sql`answer.outcome = 'not_found'`,
      atStake: sql`person.paid_fen`,
    }),
})
