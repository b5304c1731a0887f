import { z } from 'zod'
import {
  bookMonth,
  bookYear,
  pageOf,
  positiveYuan,
  sortBy,
  townshipCode,
  words,
  yuan,
} from '../../kernel/schemas.ts'
import { approvalProgress, givenApproval } from '../approvals/schemas.ts'
import { category, decision, documentNumber, yearQuery } from './schemas.ts'

const coefficient = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,4})?$/, '系数应为最多四位小数的正数')
  .transform((text) => Math.round(Number(text) * 10_000))
  .refine((bps) => bps > 0, '系数应大于零')
const bound = { guarantee: yuan.default(0n), cap: positiveYuan.nullable().default(null) }
const percent = z.number().int().min(0).max(100)

export const newProposal = z
  .object({
    documentNumber,
    category,
    amount: positiveYuan.nullable().default(null).describe('Null: all that is not allocated yet'),
    needMonth: bookMonth.describe('Whose recipients and standards count'),
    performanceYear: bookYear.nullable().default(null).describe('Null: the year before'),
    weights: z
      .object({ need: percent, difficulty: percent, performance: percent })
      .refine((one) => one.need + one.difficulty + one.performance === 100, '权重合计应为 100'),
    difficulty: z
      .record(townshipCode, coefficient)
      .default({})
      .describe('Coefficient of fiscal difficulty by township, "1.2"; 1 where none is given'),
    ...bound,
    bounds: z
      .array(z.object({ township: townshipCode, ...bound }))
      .max(200)
      .default([]),
    note: z.string().max(500).default(''),
  })
  .refine((one) => one.cap === null || one.cap >= one.guarantee, {
    path: ['cap'],
    message: '上限低于保底',
  })
  .refine((one) => new Set(one.bounds.map((own) => own.township)).size === one.bounds.length, {
    path: ['bounds'],
    message: '同一乡镇只能写一次',
  })
  .refine((one) => one.bounds.every(({ cap, guarantee }) => cap === null || cap >= guarantee), {
    path: ['bounds'],
    message: '上限低于保底',
  })

const proposalStates = ['proposed', 'confirmed', 'rejected'] as const
export const proposal = z.object({
  id: z.uuid(),
  documentNumber: z.string(),
  fiscalYear: z.number().int(),
  category: z.string(),
  amount: yuan,
  needMonth: z.string(),
  performanceYear: z.number().int(),
  weights: z.object({
    need: z.number().int(),
    difficulty: z.number().int(),
    performance: z.number().int(),
  }),
  note: z.string(),
  state: z.enum(proposalStates),
  madeBy: z.string(),
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  reason: z.string().nullable(),
})
export const proposalPage = pageOf(proposal)
export const proposalShare = z.object({
  township: z.string(),
  name: z.string(),
  recipients: z.number().int(),
  need: yuan.describe('Recipients × standard'),
  difficulty: z.string(),
  performance: z.string(),
  grade: z.string().nullable(),
  needShare: yuan,
  difficultyShare: yuan,
  performanceShare: yuan,
  guarantee: yuan,
  cap: yuan.nullable(),
  bound: z.enum(['guarantee', 'cap']).nullable().describe('What holds the share where it is'),
  amount: yuan,
})
export const proposalQuery = yearQuery.extend({
  sort: sortBy(['madeOn', 'number', 'category', 'amount', 'state']).optional(),
})
export type ProposalQuery = z.output<typeof proposalQuery>
export const proposalDetail = proposal.extend({
  shares: z.array(proposalShare),
  approval: approvalProgress.nullable().describe('Null once it is decided'),
  approvals: z.array(givenApproval),
})

export const confirmation = z.object(decision)
export const confirmed = z.object({
  allocationCount: z.number().int().describe('None where the amount takes more approvals'),
  given: z.number().int(),
  required: z.number().int(),
})
export const rejection = z.object({ reason: words(500) })
