import { randomUUIDv7 } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../kernel/fen.ts'
import type { Actor, Decided } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { gathered } from '../../platform/gathered.ts'
import type { Services } from '../../platform/services.ts'
import { fundsInsufficient } from '../ledger/index.ts'
import { allocationStatement, bookAllocations, type DecidedShare } from './book-allocations.ts'
import { documentFor, documentsByNumber, withDocuments } from './documents.ts'
import { allocationTooEarly } from './problems.ts'
import type { newAllocation } from './schemas.ts'

export type NewAllocation = z.output<typeof newAllocation>

interface Order {
  /** Of the allocation that it becomes. */
  id: string
  actor: Actor
  key: string
  share: NewAllocation
}

type Booking = Pick<Services, 'command' | 'together' | 'districtCode'>

/**
 * Allocates by hand: this much of a document for a category in a township. What is asked for at the
 * same time is booked together, unasked; only where that fails it is looked at why.
 */
export function allocationBooking({ command, together, districtCode }: Booking) {
  const book = gathered({
    together: (orders: readonly Order[]) =>
      together(
        orders.map(decided),
        allocationStatement(districtCode, shares(districtCode, orders)),
      ),
    alone: (order) => {
      const { actor, request, ...outcome } = decided(order)
      return command(actor, request, async (tx) => {
        await check(tx, districtCode, order.share)
        await bookAllocations(tx, districtCode, shares(districtCode, [order]))
        return outcome
      })
    },
    most: 100,
  })
  return (actor: Actor, { key, ...share }: NewAllocation & { key: string }) =>
    book({ id: randomUUIDv7(), actor, key, share })
}

function decided({ id, actor, key, share }: Order): Decided<{ id: string }> {
  const { documentNumber, category, township, amount, decisionNumber } = share
  return {
    actor,
    request: { action: 'funds:allocate', key, input: share },
    subject: decisionNumber,
    detail: { documentNumber, category, township, amount },
    result: { id },
  }
}

/** Says why an order is refused by its document. */
async function check(tx: Tx, districtCode: string, share: NewAllocation): Promise<void> {
  const documents = await documentsByNumber(tx, districtCode, [share.documentNumber])
  const { received_on, balance_fen } = documentFor(documents, share)
  if (share.decidedOn < received_on) throw allocationTooEarly(received_on)
  if (share.amount > balance_fen) {
    const available = formatFen(balance_fen)
    throw fundsInsufficient({ what: `${share.documentNumber} 未分配的资金`, available })
  }
}

/** The orders with their documents; of none where it is too early. */
function shares(districtCode: string, orders: readonly Order[]): RawBuilder<DecidedShare> {
  const each = <Value>(value: (share: NewAllocation) => Value) =>
    orders.map(({ share }) => value(share))
  const asked = sql`
    select * from unnest(${orders.map(({ id }) => id)}::uuid[],
      ${each(({ documentNumber }) => documentNumber)}::text[],
      ${each(({ category }) => category)}::text[],
      ${each(({ township }) => township)}::text[],
      ${each(({ amount }) => amount)}::bigint[],
      ${each(({ decidedOn }) => decidedOn)}::date[],
      ${each(({ decisionNumber }) => decisionNumber)}::text[]) with ordinality given (id,
      document_number, category_code, township_code, amount_fen, decided_on, decision_number, row_no)`
  return sql`
    select id, case when received_on <= decided_on then appropriation_id end as appropriation_id,
      fiscal_year, category_code, township_code, amount_fen, decided_on, decision_number
    from (${withDocuments(districtCode, asked)}) drawn`
}
