import type { FundFlow } from '../../../features/statements/flow-schemas.ts'
import { sumFen } from '../../../kernel/fen.ts'
import type { Messages } from '../../messages/zh.ts'

export type Words = Pick<Messages, 'stage' | 'overview' | 'transfer'>

export interface Band {
  from: string
  to: string
  fen: bigint
}

const band = (from: string, to: string, fen: bigint): Band => ({ from, to, fen })

/** What goes from place to place: as much leaves each as comes to it. */
export function bandsOf(flow: FundFlow, words: Words): Band[] {
  const { documents, totals, byCategory } = flow
  const { stage, overview, transfer } = words
  const { allocated, disbursed } = totals
  const withdrawn = sumFen(documents.map(({ received }) => (received < 0n ? -received : 0n)))
  const bands = [
    ...documents.flatMap(({ number, received, carriedIn }) => [
      band(number, stage.received, received),
      band(number, overview.carriedIn, carriedIn),
    ]),
    band(stage.received, transfer.withdraw, withdrawn),
    band(stage.received, stage.allocated, allocated),
    band(stage.allocated, stage.disbursed, disbursed),
    ...byCategory.map(({ name, paid, spent }) => band(stage.disbursed, name, paid + spent)),
    ...(['received', 'allocated', 'disbursed'] as const).flatMap((code) =>
      aroundStage(flow, words, code),
    ),
    ...backFromTheBank(flow, words),
  ]
  return bands.filter(({ fen }) => fen > 0n)
}

/** What comes to a stage from the year before, waits there, and goes into the next year. */
function aroundStage(
  { stages }: FundFlow,
  { stage, overview }: Words,
  code: 'received' | 'allocated' | 'disbursed',
): Band[] {
  const here = stages.find((one) => one.stage === code)
  return [
    band(overview.carriedIn, stage[code], here?.carriedIn ?? 0n),
    band(stage[code], overview.left[code], here?.balance ?? 0n),
    band(stage[code], overview.carriedOut, here?.carriedOut ?? 0n),
  ]
}

/** Of what came back, what is still there and what was handed up. */
function backFromTheBank({ stages, totals }: FundFlow, { stage }: Words): Band[] {
  const recovered = stages.find((one) => one.stage === 'recovered')?.balance ?? 0n
  const remitted = totals.remitted - (totals.recovered - recovered)
  return [
    band(stage.disbursed, stage.returned, totals.returned),
    band(stage.disbursed, stage.remitted, remitted),
  ]
}
