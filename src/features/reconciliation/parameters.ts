import { z } from 'zod'
import { lastDayOf } from '../../kernel/month.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type ParameterSet, parametersOf } from '../parameters/index.ts'

/** The passes in the order in which they run unless an account has its own. */
export const passCodes = [
  'serial',
  'reference',
  'account-amount-date',
  'name-amount-date',
  'amount-date',
  'batch-total',
  'many-to-one',
  'split-combined',
  'book-reversal',
  'bank-reversal',
] as const
export type PassCode = (typeof passCodes)[number]

const words = z.array(z.string().min(1).max(40)).max(100)

const account = {
  windowDays: z.int().min(0).max(31).default(3).meta({ title: '日期可相差的天数' }),
  toleranceFen: z.int().min(0).max(10_000).default(0).meta({ title: '金额可相差(分)' }),
  passes: z
    .array(z.enum(passCodes))
    .max(passCodes.length)
    .default([...passCodes])
    .meta({ title: '勾对方式的次序' }),
}

const accountOverride = z.strictObject({
  windowDays: account.windowDays.unwrap().optional(),
  toleranceFen: account.toleranceFen.unwrap().optional(),
  passes: account.passes.unwrap().optional(),
})

/** How statement and books are matched, for the district and, where it differs, per bank account. */
export const reconciliationParameters = {
  code: 'reconciliation',
  name: '银行对账',
  params: z.strictObject({
    ...account,
    /** By the account's id; what is left out is as above. */
    accounts: z.record(z.uuid(), accountOverride).default({}).meta({ title: '个别账户另行规定' }),
    /** 逐笔代发: the statement has a line for each payee instead of one for each disbursement. */
    paysByLine: z.boolean().default(false).meta({ title: '银行逐笔列示代发' }),
    /** What was on the fund accounts before the first entry. */
    openingFen: z.int().min(0).default(0).meta({ title: '记账以前的账户余额(分)' }),
    /** Resolving more than this takes a second person. */
    secondPersonAboveYuan: z
      .int()
      .min(0)
      .default(10_000)
      .meta({ title: '须第二人复核的金额(元,超过)' }),
    feeWords: words
      .default(['手续费', '工本费', '账户管理费', '短信费', '汇划费', '结息', '利息'])
      .meta({ title: '手续费和利息的字样' }),
    returnWords: words.default(['退汇', '退票', '退回', '退款']).meta({ title: '退汇的字样' }),
    reversalWords: words
      .default(['冲正', '冲回', '抹账', '错账更正'])
      .meta({ title: '冲正的字样' }),
    otherUnitWords: words
      .default([
        '教育局',
        '医疗保障局',
        '人力资源和社会保障局',
        '卫生健康局',
        '农业农村局',
        '残疾人联合会',
        '退役军人事务局',
        '住房和城乡建设局',
        '水利局',
      ])
      .meta({ title: '他单位的字样' }),
  }),
} satisfies ParameterSet

export type ReconciliationParameters = z.output<typeof reconciliationParameters.params>

/** The parameters that hold for a month: those in force on its last day. */
export function parametersOfMonth(
  db: Db | Tx,
  districtCode: string,
  month: string,
): Promise<ReconciliationParameters> {
  return parametersOf(db, reconciliationParameters, { districtCode, asOf: lastDayOf(month) })
}
