import { sql } from 'kysely'
import { districtCode } from '../../support/db.ts'
import type { Books, Place } from './books.ts'

/** Numbers that say which of the possible things an operation does. */
export interface Choice {
  a: number
  b: number
  c: number
}
export type Operation = (books: Books, choice: Choice) => Promise<void>

const categories = ['dibao_urban', 'dibao_rural']
const townships = ['430603001', '430603002']

export const pick = <T>(from: readonly T[], n: number): T | undefined =>
  from[n % Math.max(1, from.length)]
/** From 1 to the most there is. */
export const part = (most: number, n: number): number => 1 + (n % Math.max(1, most))
/** A place without its document and channel: what paid and returned money is kept by. */
export const reached = (stage: string, { year, category, township }: Place): Place => ({
  stage,
  year,
  category,
  township,
})

/** A document, or an increase of one that is known. */
export const appropriate: Operation = async (books, { a, b }) => {
  const amount = part(60, a)
  const known = pick(
    [...books.documents].filter(([, { year }]) => year === books.year),
    b >> 2,
  )
  const number = books.next('文')
  const amends = b % 4 === 0 ? known : undefined
  const id = await documentRow(books, {
    document_number: number,
    fiscal_year: books.year,
    amount_fen: amount,
    ...(amends !== undefined && { effect: 'increase', amends_id: amends[1].id }),
  })
  if (amends === undefined) books.documents.set(number, { id, year: books.year })
  const to = { stage: 'received', year: books.year, document: amends?.[0] ?? number }
  await books.bookReversible('appropriation_id', {
    kind: 'appropriate',
    from: null,
    to,
    amount,
    originId: id,
    document: number,
  })
}

/** The level that gave takes some of it back. */
export const withdraw: Operation = async (books, { a, b }) => {
  const from = pick(books.held('received'), a)
  if (from === undefined) return
  const amount = part(from.amount, b)
  const id = await documentRow(books, {
    document_number: books.next('收回'),
    fiscal_year: from.place.year,
    amount_fen: amount,
    effect: 'withdrawal',
    amends_id: books.documents.get(from.place.document ?? '')?.id,
  })
  await books.book({ kind: 'withdraw', from: from.place, to: null, amount, originId: id })
}

function documentRow(books: Books, values: Record<string, unknown>): Promise<string> {
  const days = { issued_on: books.on, received_on: books.on }
  return books.insert('appropriation', {
    title: '示例',
    level: 'province',
    note: '',
    ...days,
    ...values,
  })
}

export const allocate: Operation = async (books, { a, b, c }) => {
  const from = pick(books.held('received'), a)
  if (from === undefined) return
  const amount = part(from.amount, b)
  const [category, township] = [pick(categories, c), pick(townships, c >> 1)]
  const id = await books.insert('allocation', {
    appropriation_id: books.documents.get(from.place.document ?? '')?.id,
    category_code: category,
    township_code: township,
    amount_fen: amount,
    decided_on: books.on,
    decision_number: books.next('分'),
  })
  const to = { ...from.place, stage: 'allocated', category, township }
  await books.bookReversible('allocation_id', {
    kind: 'allocate',
    from: from.place,
    to,
    amount,
    originId: id,
  })
}

/** Allocated money for another category in the other township. */
export const adjust: Operation = async (books, { a, b, c }) => {
  const from = pick(books.held('allocated'), a)
  if (from === undefined) return
  const amount = part(from.amount, b)
  const to = {
    ...from.place,
    category: pick(categories, c),
    township: townships.find((one) => one !== from.place.township),
  }
  const id = await books.insert('adjustment', {
    appropriation_id: books.documents.get(from.place.document ?? '')?.id,
    from_category_code: from.place.category,
    from_township_code: from.place.township,
    to_category_code: to.category,
    to_township_code: to.township,
    amount_fen: amount,
    decided_on: books.on,
    decision_number: books.next('调'),
    reason: '示例',
  })
  await books.bookReversible('adjustment_id', {
    kind: 'adjust',
    from: from.place,
    to,
    amount,
    originId: id,
  })
}

export const disburse: Operation = async (books, { a, b, c }) => {
  const from = pick(books.held('allocated'), a)
  if (from === undefined) return
  const amount = part(from.amount, b)
  const channel = c % 3 === 0 ? 'direct' : 'bank'
  const id = await books.insert('disbursement', {
    number: books.next('拨'),
    category_code: from.place.category,
    township_code: from.place.township,
    channel,
    payee_name: '示例',
    amount_fen: amount,
    disbursed_on: books.on,
  })
  await books.bookReversible('disbursement_id', {
    kind: 'disburse',
    from: from.place,
    to: { ...reached('disbursed', from.place), channel },
    amount,
    originId: id,
  })
}

/** All that an account of an earlier year holds goes to the next. */
export const carryOver: Operation = async (books, { a, b }) => {
  const stage = pick(['received', 'allocated', 'disbursed'], b) ?? ''
  const from = pick(
    books.held(stage).filter(({ place }) => place.year < books.year),
    a,
  )
  if (from === undefined) return
  const id = await books.insert('carryover', {
    from_year: from.place.year,
    amount_fen: from.amount,
    carried_on: books.on,
  })
  await books.bookReversible('carryover_id', {
    kind: 'carry_over',
    from: from.place,
    to: { ...from.place, year: from.place.year + 1 },
    amount: from.amount,
    originId: id,
  })
}

/** The mirror of something that was booked, where its money is still there. */
export const reverse: Operation = async (books, { a }) => {
  const possible = books.reversible.filter(
    ({ booking: { to, amount, toPart }, fact }) =>
      fact.reversedOn === undefined &&
      (to === null || books.balanceOf(to) >= amount) &&
      (toPart === undefined || books.paid.get(fact.came ?? '')?.amount === amount),
  )
  const found = pick(possible, a)
  if (found === undefined) return
  const { column, originId, booking, fact } = found
  const reversal = await books.insert('reversal', {
    origin: column.slice(0, -3),
    origin_id: originId,
    reversed_on: books.on,
    decision_number: books.next('冲'),
    reason: '示例',
    reversed_by: books.userId,
  })
  await sql`
    insert into transfer (district_code, kind, from_account_id, to_account_id, amount_fen,
      effective_on, ${sql.ref(column)}, reverses_id, reversal_id)
    select district_code, kind, to_account_id, from_account_id, amount_fen, ${books.on}::date,
      ${sql.ref(column)}, id, ${reversal}::uuid
    from transfer
    where district_code = ${districtCode} and ${sql.ref(column)} = ${originId}::uuid
      and reverses_id is null`.execute(books.tx)
  fact.reversedOn = books.on
  books.shift(booking.to, -booking.amount)
  books.shift(booking.from, booking.amount)
  books.paid.delete(fact.came ?? '')
  const source = books.paid.get(fact.went ?? '') ?? books.returned.get(fact.went ?? '')
  if (source !== undefined) source.amount += booking.amount
}
