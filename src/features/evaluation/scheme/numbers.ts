import { z } from 'zod'
import { parseRatio } from '../../../kernel/ratio.ts'

const toCenti = (value: number): bigint => BigInt(Math.round(value * 100))
const hasTwoDecimals = (value: number): boolean =>
  Math.abs(value * 100 - Math.round(value * 100)) < 1e-6

/** Marks with at most two decimals, as hundredths; below zero where an item may cost that. */
export const signedMarks = z
  .number()
  .min(-1000)
  .max(1000)
  .refine(hasTwoDecimals, { error: '分值最多两位小数', abort: true })
  .transform(toCenti)

export const marks = z
  .number()
  .min(0, '分值不能为负')
  .max(1000)
  .refine(hasTwoDecimals, { error: '分值最多两位小数', abort: true })
  .transform(toCenti)

/** A decimal that is compared with measured values, exactly. */
export const exact = z
  .number()
  .min(0)
  .transform((value, context) => {
    const ratio = parseRatio(String(value))
    if (ratio !== null) return ratio
    context.addIssue('应为普通小数')
    return z.NEVER
  })
