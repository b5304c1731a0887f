import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'
import { paidLines } from '../paid-line.ts'

/** 截留: less was credited to a person than the roster says. */
export const shortPaid = defineRule({
  code: 'interception.short_paid',
  pattern: 'interception',
  severity: 'high',
  name: '到账少于应发',
  summary: '银行实际到账金额小于花名册应发金额',
  why: '花名册上的钱没有全数到账,差额被谁留下必须说清。',
  exclusions: ['整笔退汇不计,另见“退汇未补发”。', '银行分次到账的,核实后排除。'],
  basis: [
    {
      document: penaltyRegulations,
      article: '第六条第(二)项',
      certainty: 'verified',
    },
    { document: reliefMeasures, article: '第六十七条', certainty: 'verified' },
  ],
  nextCheck: '向代发银行调取该笔回单,核对是否收取费用或代扣,差额应补足到本人账户。',
  params: z.strictObject({}),
  facts: z.object({
    line: z.string(),
    identity: z.string(),
    rosterFen: fenText,
    settledFen: fenText,
  }),
  message: ({ line, identity, rosterFen, settledFen }) =>
    `${line}身份证${identity}应发${formatFen(rosterFen)}元,到账${formatFen(settledFen)}元,` +
    `少${formatFen(rosterFen - settledFen)}元`,
  detect: ({ districtCode, asOf }) => sql`
    select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.amount_fen - line.paid_fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'rosterFen', line.amount_fen::text, 'settledFen', line.paid_fen::text) as facts,
      ${onlyRow('line', sql`line.line_key`, sql`line.amount_fen - line.paid_fen`)} as evidence
    from payment_shortfall short
    join (${paidLines({ districtCode, asOf })}) line on line.batch_id = short.batch_id
      and line.line_no = short.line_no
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    where short.district_code = ${districtCode} and line.paid_fen < line.amount_fen`,
})
