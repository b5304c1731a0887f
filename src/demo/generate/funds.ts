import type { Fen } from '../../kernel/fen.ts'
import { sumFen } from '../../kernel/fen.ts'
import { shortFen, unexplained } from './bank-entries.ts'
import { quarterOf } from './calendar.ts'
import type { CategoryName } from './categories.ts'
import type { Disbursement } from './disbursements.ts'
import { type FundDocument, fundDocuments, supplementOf, withheldDocuments } from './documents.ts'
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
  const needs = needsOf(disbursements)
  const supplement = supplementOf(plan.months)
  const allocations = [
    ...cellsOf(needs).flatMap(wantedOf).flatMap(allocationsFor),
    ...needs.filter(isLastOf(plan)).map((need) => supplementFor(supplement, need)),
  ]
  const documents = [
    ...fundDocuments.filter(({ quarter }) => quarter <= quarterOf(plan.months)),
    supplement,
  ]
  const appropriations = documents.map((document) => ({
    document,
    amountFen: sumFen(
      allocations.filter((each) => each.document === document).map(({ amountFen }) => amountFen),
    ),
  }))
  plantWithheld(plan, { appropriations, disbursements }, planted)
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

/** The needs of each category and township, quarter after quarter. */
function cellsOf(needs: readonly Need[]): Need[][] {
  const cells = Map.groupBy(needs, ({ category, townshipNo }) => `${category}/${townshipNo}`)
  return [...cells.values()].map((cell) => cell.toSorted((a, b) => a.quarter - b.quarter))
}

/** About one percent more than a quarter needs, which the next one uses first; the last nothing. */
function wantedOf(cell: readonly Need[]): Need[] {
  let carried = 0n
  return cell.map((need, at) => {
    const next = cell[at + 1]?.amountFen ?? 0n
    const percent = wholeYuan(need.amountFen / 100n) + 1_000n
    const spare = percent < next / 2n ? percent : wholeYuan(next / 2n)
    const amountFen = need.amountFen + spare - carried
    carried = spare
    return { ...need, amountFen }
  })
}

const isLastOf =
  ({ months }: Plan) =>
  ({ quarter }: Need) =>
    quarter === quarterOf(months)

/** One percent of the last quarter's need. */
function supplementFor(document: FundDocument, need: Need): Allocation {
  const { category, townshipNo, amountFen } = need
  return { document, category, townshipNo, amountFen: wholeYuan(amountFen / 100n) + 1_000n }
}

function allocationsFor(need: Need): Allocation[] {
  const { quarter, category, townshipNo, amountFen: wanted } = need
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

interface Year {
  appropriations: readonly Appropriation[]
  disbursements: Disbursement[]
}

/**
 * Three percent of a document stay at the bureau, or as much of the first as the bank books without
 * an explanation, which nothing else would cover; in January it is not yet too long.
 */
function plantWithheld(plan: Plan, year: Year, planted: Misuse[]): void {
  if (plan.months < 2) return
  const numbers = withheldDocuments.slice(0, countOf(plan, 'retention.unallocated'))
  const withheld = numbers.flatMap((number) =>
    year.appropriations.filter(({ document }) => document.number === number),
  )
  const usual = withheld.map(({ amountFen }) => wholeYuan((amountFen * 3n) / 100n) + 50_000n)
  const lackingFen = wholeYuan(lackingIn(plan, year) - sumFen(usual)) + 100n
  for (const [no, appropriation] of withheld.entries()) {
    const { number } = appropriation.document
    const more = no === 0 && lackingFen > 0n ? lackingFen : 0n
    const heldFen = (usual[no] ?? 0n) + more
    appropriation.amountFen += heldFen
    const misuse = misuseOf('retention.unallocated', '到位超过30天仍有部分资金未分配')
    misuse.evidence.push(`document:${number}`)
    misuse.amountFen = heldFen
    planted.push(misuse)
  }
}

/** What would be overdrawn before the last month's supplement or after it, if nothing was held. */
function lackingIn(plan: Plan, { appropriations, disbursements }: Year): Fen {
  const takenIn = (month: number) =>
    sumFen(unexplained({ plan, disbursements }, month).map(({ amountFen }) => amountFen))
  const before = sumFen(Array.from({ length: plan.months - 1 }, (_, no) => takenIn(no + 1)))
  const supplement = appropriations.at(-1)?.amountFen ?? 0n
  const after = before + takenIn(plan.months) - supplement
  return (before > after ? before : after) + shortFen
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
