import { z } from 'zod'

/** What the lists of findings count by; no text fixes these, so a bureau sets its own. */
export const findingPolicy = Object.freeze({
  code: 'findings.policy',
  name: '问题整改',
  params: z.strictObject({
    repeatMonths: z
      .int()
      .min(1)
      .max(120)
      .default(24)
      .meta({ title: '屡查屡犯:多少个月内再次发生' }),
    dueSoonDays: z.int().min(1).max(90).default(7).meta({ title: '即将到期:提前多少天提示' }),
  }),
})
