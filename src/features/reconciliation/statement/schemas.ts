import { z } from 'zod'
import { bookMonth, moment, monthText, yuan } from '../../../kernel/schemas.ts'

export const freezing = z.object({ month: bookMonth })
export const frozen = z.object({ month: monthText, contentHash: z.string() })
export const statementParams = z.object({ month: bookMonth })

/** The statement with its amounts read and written as `money` says. */
function statementWith<Money extends z.ZodType<bigint>>(money: Money) {
  return z.object({
    month: monthText,
    asOf: z.string(),
    bankBalance: money,
    accounts: z.array(z.object({ account: z.string(), balance: money })),
    bookBalance: money,
    toleratedDifference: money,
    receivedNotAtBank: money,
    paidNotAtBank: money,
    receivedNotInBooks: money,
    paidNotInBooks: money,
    adjustedBank: money,
    adjustedBooks: money,
    isBalanced: z.boolean(),
    items: z.array(
      z.object({
        side: z.enum(['bank', 'books']),
        reference: z.string(),
        bookedOn: z.string(),
        amount: money,
        about: z.string(),
        kind: z.string(),
        state: z.string(),
      }),
    ),
    contentHash: z.string(),
  })
}

/** As it is kept: fen as text. */
export const frozenStatement = statementWith(z.string().transform(BigInt))

export const balanceStatement = statementWith(yuan).extend({
  frozenAt: moment.nullable(),
  outdatedSince: moment
    .nullable()
    .meta({ description: 'When other figures were frozen; these are to be frozen anew' }),
})
