import { randomUUIDv7 } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../kernel/fen.ts'
import type { Actor } from '../../platform/db/command.ts'
import { gathered } from '../../platform/gathered.ts'
import type { Services } from '../../platform/services.ts'
import { fundsInsufficient } from '../ledger/index.ts'
import { allocationsOf, type DecidedShare } from './book-allocations.ts'
import { documentFor, documentsNamed, type FundedDocument } from './documents.ts'
import { allocationTooEarly } from './problems.ts'
import type { newAllocation } from './schemas.ts'

export type NewAllocation = z.output<typeof newAllocation>
type FundedAllocation = NewAllocation & { id: string; document: FundedDocument }

interface Order {
  actor: Actor
  key: string
  share: NewAllocation
}

type Booking = Pick<Services, 'together' | 'districtCode'>

/**
 * Allocates by hand: this much of a document for a category in a township. What is asked for at the
 * same time is booked together.
 */
export function allocationBooking(services: Booking) {
  const book = gathered((orders: readonly Order[]) => bookTogether(services, orders), 100)
  return (actor: Actor, { key, ...share }: NewAllocation & { key: string }) =>
    book({ actor, key, share })
}

function bookTogether(
  { together, districtCode }: Booking,
  orders: readonly Order[],
): Promise<{ id: string }[]> {
  const commands = orders.map(({ actor, key, share }) => ({
    actor,
    request: { action: 'funds:allocate', key, input: share },
  }))
  const numbers = orders.map(({ share }) => share.documentNumber)
  const reading = documentsNamed(districtCode, sql`= any (${numbers}::text[])`)
  return together(commands, reading, (documents) => {
    const shares = orders.map(({ share }) => ({
      ...share,
      id: randomUUIDv7(),
      document: documentFor(documents, share),
    }))
    for (const share of shares) check(share)
    const outcomes = shares.map(
      ({ id, documentNumber, category, township, amount, decisionNumber }) => ({
        subject: decisionNumber,
        detail: { documentNumber, category, township, amount },
        result: { id },
      }),
    )
    return { outcomes, writing: allocationsOf(districtCode, decided(shares)) }
  })
}

/** What an order asks of its document; together with others the account has the last word. */
function check({ document, ...share }: FundedAllocation): void {
  if (share.decidedOn < document.received_on) throw allocationTooEarly(document.received_on)
  if (share.amount > document.balance_fen) {
    const available = formatFen(document.balance_fen)
    throw fundsInsufficient({ what: `${share.documentNumber} 未分配的资金`, available })
  }
}

function decided(shares: readonly FundedAllocation[]): RawBuilder<DecidedShare> {
  return sql`
    select * from unnest(${shares.map(({ id }) => id)}::uuid[],
      ${shares.map(({ document }) => document.appropriation_id)}::uuid[],
      ${shares.map(({ document }) => document.fiscal_year)}::int[],
      ${shares.map(({ category }) => category)}::text[],
      ${shares.map(({ township }) => township)}::text[],
      ${shares.map(({ amount }) => amount)}::bigint[],
      ${shares.map(({ decidedOn }) => decidedOn)}::date[],
      ${shares.map(({ decisionNumber }) => decisionNumber)}::text[]) share (id, appropriation_id, fiscal_year,
      category_code, township_code, amount_fen, decided_on, decision_number)`
}
