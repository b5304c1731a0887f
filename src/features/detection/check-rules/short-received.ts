import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { defineRule } from '../rule.ts'
import { penaltyRegulations, reliefMeasures } from '../rules/laws.ts'
import { answersWhere, checkFacts } from './differences.ts'

/** 截留: a person says that less reached him than the bank paid. */
export const shortReceived = defineRule({
  code: 'check.short_received',
  pattern: 'interception',
  severity: 'high',
  name: '回访称少收或未收',
  summary: '回访时本人所称收到的金额少于银行已发放的金额',
  why: '银行显示已到账而本人没有收到,钱可能被他人领走或扣下。',
  exclusions: ['没有联系上或不愿回答的不计。', '卡折由家人代管的,核实后排除。'],
  basis: [
    { document: reliefMeasures, article: '第六十七条', certainty: 'verified' },
    { document: penaltyRegulations, article: '第六条第(二)项', certainty: 'verified' },
  ],
  nextCheck: '调取收款账户流水和取款凭证,核对卡折由谁保管、钱由谁取走。',
  params: z.strictObject({}),
  facts: checkFacts,
  message: ({ check, identity, month, paidFen, receivedFen }) =>
    `回访${check}身份证${identity}${month}银行发放${formatFen(paidFen)}元,` +
    `本人称收到${formatFen(receivedFen)}元,少${formatFen(paidFen - receivedFen)}元`,
  detect: ({ districtCode }) =>
    answersWhere(districtCode, {
      condition: sql`answer.outcome = 'answered' and answer.received_fen < person.paid_fen`,
      atStake: sql`person.paid_fen - answer.received_fen`,
    }),
})
