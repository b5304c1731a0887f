import { z } from 'zod'
import { ownDefault, parameter } from '../rule.ts'

const points = (value: number, name: string) =>
  parameter(z.int().min(0).max(100).default(value), { name, ...ownDefault })

/** How alerts add up to a risk score; no text fixes it, so a bureau sets its own. */
export const riskPolicy = Object.freeze({
  code: 'detection.risk',
  name: '风险评分',
  params: z.strictObject({
    highPoints: points(10, '高严重程度疑点每条分值'),
    mediumPoints: points(5, '中严重程度疑点每条分值'),
    lowPoints: points(2, '低严重程度疑点每条分值'),
    confirmedWeight: parameter(z.int().min(1).max(10).default(2), {
      name: '已转为问题的疑点按几条计',
      ...ownDefault,
    }),
    mostPerRule: parameter(z.int().min(1).max(100).default(5), {
      name: '同一规则最多按几条计',
      ...ownDefault,
    }),
    yuanPerPoint: parameter(z.int().min(1).max(10_000_000).default(10_000), {
      name: '涉及金额每多少元加1分',
      ...ownDefault,
    }),
    mostForAmount: points(10, '同一规则金额最多加分'),
  }),
})
export type RiskPolicy = z.output<typeof riskPolicy.params>
