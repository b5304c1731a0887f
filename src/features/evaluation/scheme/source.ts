import { z } from 'zod'
import { indicatorsByCode } from '../indicators/index.ts'

/** What must come with a value: nothing, a note that names the proof, or the proof as a file. */
const proof = z.enum(['none', 'note', 'file'])

const computed = z
  .strictObject({
    kind: z.literal('computed'),
    indicator: z
      .string()
      .refine((code) => indicatorsByCode.has(code), { error: '系统没有这个计算指标' }),
    params: z.record(z.string(), z.unknown()).default({}),
  })
  .superRefine(({ indicator, params }, context) => {
    const known = indicatorsByCode.get(indicator)?.params.safeParse(params)
    for (const issue of known?.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['params', ...issue.path], message: '参数有误' })
    }
  })

const given = { code: z.string().min(1).max(60), unit: z.string(), proof: proof.default('note') }

export const source = z.discriminatedUnion('kind', [
  computed,
  /** Reported by whoever is scored. */
  z.strictObject({ kind: z.literal('reported'), ...given }),
  /** Judged by the bureau, as the August inspection does. */
  z.strictObject({ kind: z.literal('inspected'), ...given }),
])
export type Source = z.output<typeof source>
export type GivenSource = Exclude<Source, { kind: 'computed' }>
