import type { Fen } from '../../kernel/fen.ts'
import { sumFen } from '../../kernel/fen.ts'
import { quarterOf } from './calendar.ts'
import type { CategoryName } from './categories.ts'
import type { Disbursement } from './disbursements.ts'
import { type FundDocument, fundDocuments, withheldDocuments } from './documents.ts'
import { chance, streams } from './hash.ts'
import type { Plan } from './plan.ts'
import { countOf } from './plants.ts'
import { type Misuse, misuseOf } from './truth.ts'

export interface Allocation {
  document: FundDocument
  category: CategoryName
  townshipNo: number
  amountFen: Fen
}

export interface Appropriation {
  document: FundDocument
  amountFen: Fen
}

export interface Funds {
  appropriations: Appropriation[]
  allocations: Allocation[]
}

/** A category in a township in a quarter, and what it will disburse. */
interface Need {
  quarter: number
  category: CategoryName
  townshipNo: number
  amountFen: Fen
}

/** Documents and allocations that cover what is disbursed, quarter by quarter. */
export function fundsFor(plan: Plan, disbursements: Disbursement[], planted: Misuse[]): Funds {
  const allocations = needsOf(disbursements).flatMap(allocationsFor)
  const documents = fundDocuments.filter(({ quarter }) => quarter <= quarterOf(plan.months))
  const appropriations = documents.map((document) => ({
    document,
    amountFen: sumFen(
      allocations.filter((each) => each.document === document).map(({ amountFen }) => amountFen),
    ),
  }))
  plantWithheld(plan, appropriations, planted)
  return { appropriations, allocations }
}

function needsOf(disbursements: Disbursement[]): Need[] {
  const needs = new Map<string, Need>()
  for (const { quarter, category, townshipNo, amountFen } of disbursements) {
    const key = `${quarter}/${category}/${townshipNo}`
    const need = needs.get(key)
    if (need !== undefined) need.amountFen += amountFen
    else needs.set(key, { quarter, category, townshipNo, amountFen })
  }
  return [...needs.values()]
}

/** A little more than needed, so that about one percent is left at the end of the year. */
function allocationsFor(need: Need): Allocation[] {
  const { quarter, category, townshipNo } = need
  const spare = quarter === 1 ? 10n : 6n
  const wanted = wholeYuan(need.amountFen + (need.amountFen * spare) / 1000n) + 1_000n
  const documents = fundDocuments.filter((document) => document.quarter === quarter)
  const earmarked = documents.filter((document) => document.category === category)
  const pooled = documents.filter((document) => document.category === '')
  const earmarkedParts = earmarked.map((document) => ({
    document,
    amountFen: wholeYuan((wanted * BigInt(document.share)) / 100n),
  }))
  const rest = wanted - sumFen(earmarkedParts.map(({ amountFen }) => amountFen))
  const pooledParts = pooled.slice(0, -1).map((document) => ({
    document,
    amountFen: wholeYuan((rest * BigInt(document.share)) / 100n),
  }))
  const last = pooled.slice(-1).map((document) => ({
    document,
    amountFen: rest - sumFen(pooledParts.map(({ amountFen }) => amountFen)),
  }))
  return [...earmarkedParts, ...pooledParts, ...last]
    .filter(({ amountFen }) => amountFen > 0n)
    .map((part) => ({ ...part, category, townshipNo }))
}

/** Three percent of a document stay at the bureau; in January it is not yet too long. */
function plantWithheld(plan: Plan, appropriations: Appropriation[], planted: Misuse[]): void {
  if (plan.months < 2) return
  const numbers = withheldDocuments.slice(0, countOf(plan, 'retention.unallocated'))
  for (const appropriation of appropriations) {
    const { number } = appropriation.document
    if (!numbers.some((withheld) => withheld === number)) continue
    const heldFen = wholeYuan((appropriation.amountFen * 3n) / 100n) + 50_000n
    appropriation.amountFen += heldFen
    const misuse = misuseOf('retention.unallocated', '到位超过30天仍有部分资金未分配')
    misuse.evidence.push(`document:${number}`)
    misuse.amountFen = heldFen
    planted.push(misuse)
  }
}

/** Some disbursements name a document that has enough for them. */
export function nameDocuments(plan: Plan, disbursements: Disbursement[], funds: Funds): void {
  const named = new Map<Allocation, Fen>()
  for (const [no, disbursement] of disbursements.entries()) {
    if (chance(plan.seed, streams.namedDocument, no) > 0.12) continue
    const { quarter, category, townshipNo, amountFen } = disbursement
    const allocation = funds.allocations.find(
      (each) =>
        each.document.quarter === quarter &&
        each.category === category &&
        each.townshipNo === townshipNo &&
        each.amountFen - (named.get(each) ?? 0n) >= amountFen,
    )
    if (allocation === undefined) continue
    named.set(allocation, (named.get(allocation) ?? 0n) + amountFen)
    disbursement.documentNumber = allocation.document.number
  }
}

function wholeYuan(fen: Fen): Fen {
  return (fen / 100n) * 100n
}
