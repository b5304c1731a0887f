import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import { column, type Listing, pageInOrder } from '../../platform/db/keyset.ts'
import type {
  TracedLineQuery,
  TracedVoucherQuery,
  tracedLinePage,
  tracedVoucherPage,
} from './schemas.ts'
import { type DocumentScope, tracedLines, tracedVouchers } from './trace-document.ts'

type LinePage = z.output<typeof tracedLinePage>
type VoucherPage = z.output<typeof tracedVoucherPage>

const lineOrders = {
  line: column.text('key'),
  payee: column.text('payee'),
  paidOn: column.day('paidOn'),
  amount: column.fen('amount'),
}
const voucherOrders = {
  spentOn: column.day('spentOn'),
  voucher: column.text('voucher'),
  payee: column.text('payee'),
  amount: column.fen('amount'),
}

/** The lines that a document paid, page by page, by batch and line if not asked otherwise. */
export function linePageOf(
  db: Db,
  scope: DocumentScope,
  { sort = 'line', limit, cursor }: TracedLineQuery,
): Promise<LinePage> {
  const rows = sql`
    select *, concat_ws('/', batch, lpad(line::text, 8, '0'), "paidOn", "isReissue") as key
    from (${tracedLines(scope)}) reached`
  const listing = { columns: lineOrders, sort, id: column.text('key'), limit, cursor }
  return pageWithSum<LinePage['items'][number], keyof typeof lineOrders>(db, rows, listing)
}

/** The vouchers that a document paid for, page by page, by day if not asked otherwise. */
export function voucherPageOf(
  db: Db,
  scope: DocumentScope,
  { sort = 'spentOn', limit, cursor }: TracedVoucherQuery,
): Promise<VoucherPage> {
  const listing = { columns: voucherOrders, sort, id: column.text('voucher'), limit, cursor }
  const rows = tracedVouchers(scope)
  return pageWithSum<VoucherPage['items'][number], keyof typeof voucherOrders>(db, rows, listing)
}

interface Summed {
  rowCount: number
  sum: bigint
}

/** A page of rows with how many they all are, and what they come to. */
async function pageWithSum<Item extends { amount: bigint }, Name extends string>(
  db: Db,
  rows: RawBuilder<unknown>,
  listing: Listing<Name>,
) {
  const summed = sql`
    select *, count(*) over ()::int as "rowCount", (sum(amount) over ())::bigint as sum
    from (${rows}) one`
  const { items, nextCursor } = await pageInOrder<Item & Summed, Name>(db, summed, listing)
  const [first] = items
  return { items, nextCursor, count: first?.rowCount ?? 0, amount: first?.sum ?? 0n }
}
