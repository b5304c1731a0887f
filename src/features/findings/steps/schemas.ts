import { z } from 'zod'
import {
  bookYear,
  dateText,
  notNegativeYuan,
  positiveYuan,
  townshipCode,
} from '../../../kernel/schemas.ts'
import { levels } from '../../funds/schemas.ts'
import {
  accountabilityKind,
  findingPattern,
  itemList,
  rectificationKind,
  sentence,
  way,
} from '../schemas.ts'
import { rectificationEvents, supervisionEvents } from '../workflow.ts'

const proofIds = z
  .array(z.uuid())
  .max(20)
  .default([])
  .meta({ description: 'Proofs uploaded before, see /api/proofs' })

/** What every entry about a finding says: why or how, and when. */
const entry = {
  note: sentence(2000),
  happenedOn: dateText.optional().meta({ description: 'The day it was done; today when absent' }),
}

export const rectificationStep = z.object({
  event: z.enum(rectificationEvents),
  ...entry,
  proofIds,
  rectified: z
    .array(z.object({ way, amount: positiveYuan }))
    .max(10)
    .default([])
    .meta({ description: 'With `submit`: what was put right since the last one, by kind' }),
})
export const supervisionStep = z.object({
  event: z.enum(supervisionEvents),
  ...entry,
  dueOn: dateText.optional().meta({ description: 'With `return` or `reopen`: the new deadline' }),
})

export const progress = z.object({ ...entry, proofIds })
export const extension = z.object({
  ...entry,
  dueOn: dateText.meta({ description: 'The new deadline, later than the present one' }),
})
export const amendment = z.object({
  ...entry,
  pattern: findingPattern.optional(),
  description: sentence(2000).optional(),
  legalBasis: z.string().trim().max(500).optional(),
  amount: notNegativeYuan.optional(),
  rectificationKind: rectificationKind.optional(),
  responsibleUnit: sentence(100).optional(),
  isSystemic: z.boolean().optional(),
})
export const joinedAlerts = z.object({
  ...entry,
  alertIds: z
    .array(z.uuid())
    .min(1)
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length, '疑点重复')
    .meta({ description: 'Open alerts about the same matter' }),
})
export type Amendment = z.output<typeof amendment>

export const plan = z.object({
  ...entry,
  items: z
    .array(
      z.object({
        list: itemList,
        content: sentence(500),
        unit: z.string().trim().max(100).default(''),
        person: z.string().trim().max(60).default('').meta({ description: 'Name or post' }),
        dueOn: dateText.nullable().default(null),
      }),
    )
    .min(1)
    .max(100),
})
export type Plan = z.output<typeof plan>
export const itemEnd = z.object({ ...entry, proofIds })
export const itemId = z.object({ id: z.uuid(), itemId: z.uuid() })

const lineNo = z.int().min(1).max(10_000_000)
const number = (most: number) => z.string().trim().min(1).max(most)
const line = z.object({ batch: number(60), line: lineNo })

/** One entry of the ledger, in its own words; the note is its reason. */
export const booking = z.discriminatedUnion('way', [
  z
    .object({
      ...entry,
      way: z.literal('recovered'),
      batch: number(60).nullable().default(null),
      line: lineNo.nullable().default(null),
      voucherNumber: number(60).nullable().default(null),
      amount: positiveYuan,
      recoveredOn: dateText,
      receiptNumber: number(100),
    })
    .refine(({ batch, line: no }) => (batch === null) === (no === null), {
      path: ['line'],
      message: '批次号和序号须同时写明',
    })
    .refine(({ batch, voucherNumber }) => (batch === null) !== (voucherNumber === null), {
      path: ['voucherNumber'],
      message: '须写明发放明细或凭证号,且只写一种',
    }),
  z.object({
    ...entry,
    way: z.literal('restored'),
    voucherNumber: number(60).meta({
      description: 'Taken back whole: its money is in its channel',
    }),
    reversedOn: dateText,
    decisionNumber: number(100),
  }),
  z
    .object({
      ...entry,
      way: z.literal('handed_up'),
      documentNumber: number(100),
      level: z.enum(levels),
      remittedOn: dateText,
      lines: z.array(line).max(5_000).default([]).meta({ description: 'Returned lines' }),
      recovered: z
        .object({
          year: bookYear,
          category: z.string().max(60),
          township: townshipCode,
          amount: positiveYuan,
        })
        .nullable()
        .default(null)
        .meta({ description: 'Money that was recovered before' }),
    })
    .refine(({ lines, recovered }) => lines.length > 0 !== (recovered !== null), {
      path: ['recovered'],
      message: '须写明退汇明细或追缴资金,且只写一种',
    }),
])

export const accountability = z.object({
  ...entry,
  kind: accountabilityKind,
  personCount: z.int().min(1).max(1000),
  decidedOn: dateText,
  documentNumber: z.string().trim().max(100).default(''),
})
export const mechanism = z.object({
  ...entry,
  title: sentence(200).meta({ description: 'The rule or policy that came out of the problem' }),
  documentNumber: z.string().trim().max(100).default(''),
  issuedOn: dateText,
})
