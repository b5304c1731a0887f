import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { defineRule } from '../rule.ts'
import { reliefMeasures } from '../rules/laws.ts'
import { answersWhere, checkFacts } from './differences.ts'

/** 账外: a person says that more reached him than the books know. */
export const overReceived = defineRule({
  code: 'check.over_received',
  pattern: 'integrity',
  severity: 'low',
  name: '回访称多收',
  summary: '回访时本人所称收到的金额多于账上发放的金额',
  why: '账上没有的钱说明有账外发放,或者金额记在了别人名下。',
  exclusions: ['把其他补贴记在一起的,核实后排除。'],
  basis: [{ document: reliefMeasures, article: '第五条', certainty: 'verified' }],
  nextCheck: '请本人出示存折或短信,逐笔核对到账金额和来源。',
  params: z.strictObject({}),
  facts: checkFacts,
  message: ({ check, identity, month, paidFen, receivedFen }) =>
    `回访${check}身份证${identity}${month}银行发放${formatFen(paidFen)}元,` +
    `本人称收到${formatFen(receivedFen)}元,多${formatFen(receivedFen - paidFen)}元`,
  detect: ({ districtCode }) =>
    answersWhere(districtCode, {
      condition: sql`answer.outcome = 'answered' and answer.received_fen > person.paid_fen`,
      atStake: sql`answer.received_fen - person.paid_fen`,
      isOfPaidMoney: false,
    }),
})
