import type { DwellBand, MoneyRow } from '../../reports/money.ts'
import { sumFen } from '../../src/kernel/fen.ts'
import { percentOf } from '../../src/kernel/ratio.ts'

/** A row that adds up: amounts in yuan. */
export function moneyRow(
  name: string,
  [allocated, disbursed, paid, spent, returned]: [bigint, bigint, bigint, bigint, bigint],
): MoneyRow {
  const net = paid + spent
  return {
    name,
    receivedFen: 0n,
    carriedInFen: 0n,
    toAllocateFen: 0n,
    unallocatedFen: 0n,
    allocatedFen: allocated * 100n,
    toDisburseFen: allocated * 100n,
    undisbursedFen: (allocated - disbursed) * 100n,
    disbursedFen: disbursed * 100n,
    toPayFen: disbursed * 100n,
    budgetFen: allocated * 100n,
    paidFen: paid * 100n,
    spentFen: spent * 100n,
    returnedFen: returned * 100n,
    recoveredFen: 0n,
    remittedFen: 0n,
    carriedOutFen: 0n,
    balanceFen: (allocated - net) * 100n,
    executionRate: percentOf(net, allocated),
  }
}

export function totalOf(rows: readonly MoneyRow[]): MoneyRow {
  const of = (pick: (row: MoneyRow) => bigint) => sumFen(rows.map(pick)) / 100n
  return moneyRow('合计', [
    of((row) => row.allocatedFen),
    of((row) => row.disbursedFen),
    of((row) => row.paidFen),
    of((row) => row.spentFen),
    of((row) => row.returnedFen),
  ])
}

const monthShares = [7n, 9n, 8n, 8n, 8n, 8n, 9n, 8n, 7n, 9n, 8n, 11n]

/** A year's months in their usual shares. */
export const sampleMonths = (paidFen: bigint, spentFen: bigint) =>
  monthShares.map((share, index) => ({
    month: `2023-${String(index + 1).padStart(2, '0')}`,
    paidFen: (paidFen * share) / 100n,
    spentFen: (spentFen * share) / 100n,
  }))

const band = (name: string, allocated: bigint, disbursed: bigint, returned: bigint): DwellBand => ({
  name,
  amounts: [
    { stage: '已分配', amountFen: allocated },
    { stage: '已拨付', amountFen: disbursed },
    { stage: '退汇', amountFen: returned },
  ],
})

export const sampleDwell: readonly DwellBand[] = [
  band('≤30', 41_200_000n, 12_650_000n, 310_000n),
  band('31–60', 18_000_000n, 5_200_000n, 96_000n),
  band('61–90', 4_300_000n, 1_100_000n, 0n),
  band('91–180', 0n, 640_000n, 48_000n),
  band('181–365', 0n, 0n, 27_000n),
  band('>365', 0n, 0n, 0n),
]
