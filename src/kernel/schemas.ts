import { z } from 'zod'
import { normaliseAccount } from './bank-account.ts'
import { isDate } from './date.ts'
import { formatYuan, parseYuan } from './fen.ts'
import { bookYears, isBookMonth, isMonth, outsideBooks } from './month.ts'

/** Money on the wire: decimal yuan, "1234.50"; bigint fen inside. */
export const yuan = z
  .codec(z.string().regex(/^-?\d{1,15}\.\d{2}$/, '金额应为两位小数的元,如 1234.50'), z.bigint(), {
    decode: (text) => parseYuan(text) ?? 0n,
    encode: formatYuan,
  })
  .meta({ description: 'Yuan with two decimals' })

/** Money that something is about: nothing or more. */
export const notNegativeYuan = yuan.refine((fen) => fen >= 0n, '金额不能为负')

/** Money that moves: more than nothing. */
export const positiveYuan = yuan.refine((fen) => fen > 0n, '金额应大于零')

export const dateText = z
  .string()
  .refine(isDate, '日期应为 2023-07-06 的形式')
  .meta({ description: 'ISO date', format: 'date' })

export const monthText = z
  .string()
  .refine(isMonth, '月份应为 2023-07 的形式')
  .meta({ description: 'Calendar month, 2023-07' })

/** A month that a request names. */
export const bookMonth = monthText.refine(isBookMonth, outsideBooks)

/** A year that a request names, in its body or its address. */
const { first, last } = bookYears
export const bookYear = z.int().min(first, outsideBooks).max(last, outsideBooks)
export const bookYearText = z.coerce.number().int().min(first, outsideBooks).max(last, outsideBooks)

/** A point in time: ISO 8601 on the wire, a date inside. */
export const moment = z
  .codec(z.iso.datetime(), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  })
  .meta({ format: 'date-time' })

export const townshipCode = z.string().regex(/^\d{9}$/, '乡镇代码应为 9 位数字')

/** A text that has to be there, without spaces around it. */
export const words = (max: number) => z.string().trim().min(1, '不能为空').max(max)

/** A bank account as it is written anywhere, without blanks. */
export const accountNumber = z.string().transform((text, context) => {
  const number = normaliseAccount(text)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: '不是银行账号' })
  return z.NEVER
})

/** What a caller of a list may ask: how many, and from where on. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional(),
})

/** The columns that a list can be sorted by; with a minus before it, the greatest comes first. */
export function sortBy<const Column extends string>(columns: readonly Column[]) {
  const orders = columns.flatMap((one) => [one, `-${one}` as const])
  return z.enum(orders).meta({ description: 'With a minus before it, the greatest comes first' })
}

/** A page of a list: the rows, and where the next page begins; null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** RFC 9457. */
export const problemBody = z
  .looseObject({
    type: z.string().meta({ description: '/problems/ and one of the codes in docs/errors.md' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; title and detail are Chinese, for a person' })
