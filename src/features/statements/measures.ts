import { kindNames } from '../ledger/schemas.ts'

/** One kind of movement that a figure is made of. */
export interface Part {
  /** A kind of transfer, or `issue`: the issuing of a document. */
  readonly kind: string
  readonly sign: 1 | -1
  /** Whose year, stage and place the money counts for: the account it came to, or that it left. */
  readonly side: 'to' | 'from'
  /** Only money that left an account of this stage. */
  readonly fromStage?: string
}

interface Measure {
  readonly name: string
  readonly parts: readonly Part[]
}

const came = (kind: string, fromStage?: string): Part => partOf(kind, 1, 'to', fromStage)
const left = (kind: string, fromStage?: string): Part => partOf(kind, -1, 'from', fromStage)
const back = (kind: string, fromStage?: string): Part => partOf(kind, -1, 'to', fromStage)

function partOf(kind: string, sign: 1 | -1, side: 'to' | 'from', fromStage?: string): Part {
  return fromStage === undefined ? { kind, sign, side } : { kind, sign, side, fromStage }
}

const received = [came('appropriate'), came('open'), back('withdraw')]
const adjusted = [came('adjust'), left('adjust')]
const toDisburse = [came('allocate'), ...adjusted, came('carry_over', 'allocated')]
const disbursed = [came('disburse')]
const paid = [came('pay'), came('reissue'), back('return', 'paid')]
const spent = [came('spend')]

/**
 * The figures of a statement, each by the transfers that make it up: the same parts give the
 * figure and the rows behind it. A reversal counts against the kind that it takes back.
 */
export const measures = {
  issued: { name: '下达', parts: [came('issue')] },
  received: { name: '到位', parts: received },
  carriedIn: { name: '上年结转', parts: [came('carry_over')] },
  allocated: { name: '分配', parts: [came('allocate')] },
  adjusted: { name: '调剂净额', parts: adjusted },
  disbursed: { name: '拨付', parts: disbursed },
  paid: { name: '发放', parts: paid },
  spent: { name: '使用', parts: spent },
  expended: { name: '支出', parts: [...paid, ...spent] },
  returned: {
    name: '退汇未补发',
    parts: [came('return'), back('reissue'), back('remit', 'returned')],
  },
  recovered: { name: '追缴', parts: [came('recover')] },
  remitted: { name: '上缴', parts: [came('remit')] },
  carriedOut: {
    name: '结转下年',
    parts: [partOf('carry_over', 1, 'from')],
  },
  unallocated: {
    name: '未分配',
    parts: [
      ...received,
      left('allocate'),
      came('carry_over', 'received'),
      left('carry_over', 'received'),
    ],
  },
  undisbursed: {
    name: '未拨付',
    parts: [...toDisburse, left('disburse'), left('carry_over', 'allocated')],
  },
  unspent: {
    name: '结余',
    parts: [
      ...toDisburse,
      left('carry_over', 'allocated'),
      came('carry_over', 'disbursed'),
      left('carry_over', 'disbursed'),
      back('pay'),
      back('spend'),
      back('reissue'),
      came('return', 'paid'),
      came('recover'),
      back('remit'),
    ],
  },
  toAllocate: { name: '可分配', parts: [...received, came('carry_over', 'received')] },
  toDisburse: { name: '可拨付', parts: toDisburse },
  toPay: { name: '可支付', parts: [...disbursed, came('carry_over', 'disbursed')] },
  budget: { name: '可用指标', parts: [...toDisburse, came('carry_over', 'disbursed')] },
} as const satisfies Record<string, Measure>

export type MeasureCode = keyof typeof measures
export const measureCodes = Object.keys(measures) as [MeasureCode, ...MeasureCode[]]

const transferKinds = Object.keys(kindNames)

/** What came to a stage, what went on from it, and what is there; moves within it are both. */
const stageMeasures = {
  cameIn: { name: '累计转入', parts: transferKinds.map((kind) => came(kind)) },
  wentOut: { name: '累计转出', parts: transferKinds.map((kind) => partOf(kind, 1, 'from')) },
  balance: { name: '余额', parts: transferKinds.flatMap((kind) => [came(kind), left(kind)]) },
} as const satisfies Record<string, Measure>

export type StageMeasureCode = keyof typeof stageMeasures
export const stageMeasureCodes = Object.keys(stageMeasures) as [
  StageMeasureCode,
  ...StageMeasureCode[],
]

export type AnyMeasure = MeasureCode | StageMeasureCode
export const anyMeasure: Readonly<Record<AnyMeasure, Measure>> = { ...measures, ...stageMeasures }

/** Percentages of one figure in another. */
export const rates = {
  arrival: { name: '到位率', part: 'received', whole: 'issued' },
  allocation: { name: '分配率', part: 'allocated', whole: 'toAllocate' },
  disbursement: { name: '拨付率', part: 'disbursed', whole: 'toDisburse' },
  payment: { name: '支付率', part: 'expended', whole: 'toPay' },
  execution: { name: '执行率', part: 'expended', whole: 'budget' },
} as const satisfies Record<string, { name: string; part: MeasureCode; whole: MeasureCode }>

export type RateCode = keyof typeof rates
export const rateCodes = Object.keys(rates) as [RateCode, ...RateCode[]]
