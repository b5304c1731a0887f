import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { defineRule } from '../rule.ts'
import { reliefFundMeasures, reliefMeasures } from '../rules/laws.ts'
import { answersWhere, checkFacts } from './differences.ts'

/** 截留: what the bank paid into an account reached the person through other hands. */
export const otherHands = defineRule({
  code: 'check.other_hands',
  pattern: 'interception',
  severity: 'medium',
  name: '回访称由他人转交',
  summary: '回访时本人称救助金是现金、实物或由他人转交,而不是存入账户',
  why: '应直接存入本人账户的钱经过了他人之手,便于扣留和收费。',
  exclusions: ['集中供养、寄养在机构的对象由机构经办的不计。'],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    { document: reliefMeasures, article: '第六十七条', certainty: 'verified' },
  ],
  nextCheck: '查明卡折由谁保管、由谁取款,核对取款凭证签名,并当面归还卡折。',
  params: z.strictObject({}),
  facts: checkFacts,
  message: ({ check, identity, month, receivedFen, from, form }) =>
    `回访${check}身份证${identity}${month}收到${formatFen(receivedFen)}元,` +
    `由${from}给付,形式为${form}`,
  detect: ({ districtCode }) =>
    answersWhere(districtCode, {
      condition: sql`answer.outcome = 'answered' and answer.received_fen > 0
        and answer.received_from <> 'institution'
        and (answer.received_from <> 'bank' or answer.received_form <> 'account')`,
      atStake: sql`least(answer.received_fen, person.paid_fen)`,
    }),
})
