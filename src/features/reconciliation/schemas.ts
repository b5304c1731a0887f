import { z } from 'zod'
import { bookMonth, monthText, yuan } from '../../kernel/schemas.ts'
import { exception } from './exceptions/schemas.ts'
import { exceptionKinds } from './exceptions/words.ts'

export {
  assigned,
  decision,
  type Resolution,
  resolution,
  undoing,
} from './exceptions/resolution-schemas.ts'
export {
  assignee,
  type ExceptionDetail,
  exception,
  exceptionDetail,
  exceptionPage,
  type ReconciliationException,
} from './exceptions/schemas.ts'
export { type MatchedLine, matchPage } from './matches/schemas.ts'
export { balanceStatement } from './statement/schemas.ts'

export const reconciliationRequest = z.object({
  month: bookMonth,
  dryRun: z
    .boolean()
    .default(false)
    .meta({ description: 'Only shows what the run would do; nothing is kept' }),
})
export const reconciled = z.object({
  month: monthText,
  matched: z.record(z.string(), z.number().int()).meta({ description: 'Matches by pass' }),
  exceptions: z.record(z.string(), z.number().int()).meta({ description: 'What waits, by kind' }),
  waiting: z
    .array(exception)
    .nullable()
    .meta({ description: 'Of a dry run: what would wait, the oldest 500' }),
})

export const monthParams = z.object({ month: bookMonth })

const threeSides = z.object({
  categoryCode: z.string(),
  townshipCode: z.string(),
  approved: yuan,
  ledger: yuan,
  bank: yuan,
  returned: yuan,
  difference: yuan,
})

export const monthReport = z.object({
  month: monthText,
  isReconciled: z.boolean(),
  statementLines: z.number().int(),
  matchedLines: z.number().int(),
  openLines: z.number().int(),
  matches: z.array(z.object({ pass: z.string(), name: z.string(), matches: z.number().int() })),
  exceptions: z.array(
    z.object({
      kind: z.enum(exceptionKinds),
      name: z.string(),
      count: z.number().int(),
      amount: yuan,
    }),
  ),
  threeSides: z.array(threeSides),
})
export type MonthReport = z.infer<typeof monthReport>
