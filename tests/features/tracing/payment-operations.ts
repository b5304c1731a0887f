import type { Books, Held, Place } from './books.ts'
import { type Operation, part, pick, reached } from './money-operations.ts'

interface Line {
  lineNo: number
  amount: number
  outcome: 'settled' | 'returned'
}

/** A batch of up to three lines, each credited or sent back. */
export const pay: Operation = async (books, { a, b, c }) => {
  const pools = books.held('disbursed').filter(({ place }) => place.channel === 'bank')
  const from = pick(pools, a)
  if (from === undefined) return
  const lines: Line[] = []
  let left = from.amount
  for (const n of [b, c, b + c]) {
    if (left === 0) break
    const amount = part(left, n)
    left -= amount
    const outcome = n % 3 === 0 ? 'returned' : 'settled'
    lines.push({ lineNo: lines.length + 1, amount, outcome })
  }
  const { number, batchId } = await batchOf(books, from.place, false)
  for (const line of lines) await lineOf(books, batchId, line)
  await bookLines(books, from.place, { number, batchId, kind: 'pay', lines })
  await bookLines(books, from.place, { number, batchId, kind: 'return', lines })
}

async function bookLines(
  books: Books,
  from: Place,
  {
    number,
    batchId,
    kind,
    lines,
  }: { number: string; batchId: string; kind: 'pay' | 'return'; lines: Line[] },
): Promise<void> {
  const isPaid = kind === 'pay'
  const of = lines.filter(({ outcome }) => (outcome === 'settled') === isPaid)
  if (of.length === 0) return
  const place = reached(isPaid ? 'paid' : 'returned', from)
  const booking = { kind, from, to: place, originId: batchId }
  await books.post({ ...booking, amount: of.reduce((sum, { amount }) => sum + amount, 0) })
  for (const { amount, lineNo } of of) {
    const own = `${number}/${lineNo}`
    const fact = books.note({ ...booking, amount, toPart: own, own })
    const held = { place, part: own, amount, ids: { batch_id: batchId, line_no: lineNo } }
    ;(isPaid ? books.paid : books.returned).set(fact.came ?? '', held)
  }
}

/** A returned line is paid again, or comes back again. */
export const reissue: Operation = async (books, { a, b }) => {
  const held = pick(waiting(books.returned), a)
  if (held === undefined || !('batch_id' in held.ids)) return
  const { amount, place } = held
  const { number, batchId } = await batchOf(books, place, true)
  const outcome = b % 3 === 0 ? 'returned' : 'settled'
  await lineOf(books, batchId, { lineNo: 1, amount, outcome }, held.ids)
  const own = `${number}/1`
  const ids = { batch_id: batchId, line_no: 1 }
  if (outcome === 'returned') {
    held.ids = ids
    return
  }
  const to = reached('paid', place)
  const fact = await books.book({
    kind: 'reissue',
    from: place,
    to,
    amount,
    originId: batchId,
    fromPart: held.part,
    toPart: own,
    own,
  })
  held.amount = 0
  books.paid.set(fact.came ?? '', { place: to, part: own, amount, ids })
}

/** A voucher, paid directly. */
export const spend: Operation = async (books, { a, b }) => {
  const pools = books.held('disbursed').filter(({ place }) => place.channel === 'direct')
  const from = pick(pools, a)
  if (from === undefined) return
  const amount = part(from.amount, b)
  const own = books.next('记')
  const id = await books.insert('expenditure', {
    import_id: books.importId,
    voucher_number: own,
    spent_on: books.on,
    category_code: from.place.category,
    township_code: from.place.township,
    payee_name: '示例',
    payee_kind: 'company',
    amount_fen: amount,
    subject_code: '30306',
    purpose: '示例',
    attachment_count: 1,
  })
  const to = reached('spent', from.place)
  const booking = { kind: 'spend' as const, from: from.place, to, amount, originId: id }
  await books.bookReversible('expenditure_id', { ...booking, toPart: own, own })
  const holder = books.facts.at(-1)?.came ?? ''
  books.paid.set(holder, { place: to, part: own, amount, ids: { expenditure_id: id } })
}

/** Money got back from whom a line or voucher paid. */
export const recover: Operation = async (books, { a, b }) => {
  const held = pick(waiting(books.paid), a)
  if (held === undefined) return
  const amount = part(held.amount, b)
  const id = await books.insert('recovery', {
    ...held.ids,
    amount_fen: amount,
    recovered_on: books.on,
    receipt_number: books.next('收'),
    reason: '示例',
  })
  held.amount -= amount
  await books.bookReversible('recovery_id', {
    kind: 'recover',
    from: held.place,
    to: reached('recovered', held.place),
    amount,
    originId: id,
    fromPart: held.part,
  })
}

/** Returned lines by name, or recovered money, handed back up. */
export const remit: Operation = async (books, { a, b }) => {
  const held = b % 2 === 0 ? pick(waiting(books.returned), a) : undefined
  const from = held ?? pick(books.held('recovered'), a)
  if (from === undefined) return
  const amount = part(from.amount, b)
  const id = await books.insert('remittance', {
    document_number: books.next('缴'),
    stage: from.place.stage,
    fiscal_year: from.place.year,
    category_code: from.place.category,
    township_code: from.place.township,
    amount_fen: amount,
    remitted_on: books.on,
    level: 'province',
    reason: '示例',
  })
  if (held !== undefined) {
    held.amount -= amount
    await books.insert('remitted_line', { ...held.ids, remittance_id: id, amount_fen: amount })
  }
  await books.bookReversible('remittance_id', {
    kind: 'remit',
    from: from.place,
    to: reached('remitted', from.place),
    amount,
    originId: id,
    ...(held !== undefined && { fromPart: held.part }),
  })
}

const waiting = (all: ReadonlyMap<string, Held>): Held[] =>
  [...all.values()].filter(({ amount }) => amount > 0)

async function batchOf(books: Books, place: Place, isReissue: boolean) {
  const number = books.next('P')
  const batchId = await books.insert('payment_batch', {
    import_id: books.importId,
    number,
    month: `${place.year}-12`,
    category_code: place.category,
    township_code: place.township,
    is_reissue: isReissue,
  })
  return { number, batchId }
}

async function lineOf(
  books: Books,
  batchId: string,
  { lineNo, amount, outcome }: Line,
  first?: { batch_id: string; line_no: number },
): Promise<void> {
  const key = { batch_id: batchId, line_no: lineNo }
  await books.insert('payment', {
    ...key,
    village: '示例社区',
    head_person_id: books.payee.personId,
    person_id: books.payee.personId,
    payee_name: '测试',
    payee_person_id: books.payee.personId,
    bank_name: '示例银行',
    account_id: books.payee.accountId,
    standard_fen: amount,
    amount_fen: amount,
    note: '',
    reissue_of_batch_id: first?.batch_id ?? null,
    reissue_of_line_no: first?.line_no ?? null,
  })
  await books.insert('payment_result', {
    ...key,
    import_id: books.importId,
    outcome,
    amount_fen: amount,
    reason: '',
    executed_on: books.on,
    bank_serial: '',
  })
}
