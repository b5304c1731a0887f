import { type RawBuilder, sql } from 'kysely'

/** The key of the payment of `batch` and `result` as an entry of the books. */
export const paymentKey = sql<string>`'payment:' || batch.number || '/' || result.line_no`

/** What such a key says: its batch's number, which may have slashes itself, and the line. */
export const paymentKeyParts = (key: RawBuilder<unknown>) => ({
  isPayment: sql<boolean>`${key} like 'payment:%/%'`,
  batchNumber: sql<string>`regexp_replace(${key}, '^payment:(.*)/[0-9]+$', '\\1')`,
  lineNo: sql<string>`regexp_replace(${key}, '^.*/', '')`,
})
