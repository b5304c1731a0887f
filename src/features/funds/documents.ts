import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { documentUnknown } from './problems.ts'

/** A budget document as money is drawn from it. */
export interface FundedDocument {
  document_number: string
  /** The category that its money is for; null where it is pooled. */
  earmark: string | null
  /** The document that the money is kept under: of an amendment, the one that it amends. */
  appropriation_id: string
  received_on: string
  /** The year in which its money is now; carried over, that is a later one than its own. */
  fiscal_year: number
  /** What of it is not allocated yet. */
  balance_fen: bigint
}

/** The documents whose number is among some, as in `in (select …)`, with what each still has. */
export function documentsNamed(
  districtCode: string,
  isAmong: RawBuilder<unknown>,
): RawBuilder<FundedDocument> {
  return sql<FundedDocument>`
    select named.document_number, document.category_code as earmark,
      document.id as appropriation_id, document.received_on, held.fiscal_year, held.balance_fen
    from appropriation named
    cross join lateral (
      select * from appropriation document
      where document.district_code = named.district_code
        and document.id = coalesce(named.amends_id, named.id)
      offset 0) document
    cross join lateral (${heldAccount(districtCode, 'document.id')}) held
    where named.district_code = ${districtCode} and named.document_number ${isAmong}`
}

/**
 * The account of a document's money that is not allocated, in the year in which the money is now:
 * a carry-over leaves an empty one behind, in the later year if it was taken back.
 */
export function heldAccount(districtCode: string, documentId: string): RawBuilder<unknown> {
  return sql`
    select key, fiscal_year, balance_fen from account
    where account.district_code = ${districtCode}
      and account.appropriation_id = ${sql.ref(documentId)} and account.stage = 'received'
    order by account.balance_fen > 0 desc, account.fiscal_year desc
    limit 1`
}

/**
 * The rows of `asked`, a query with row_no, document_number and category_code, each with the document
 * that `documentFor` would find for it, or without one.
 */
export function withDocuments(
  districtCode: string,
  asked: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    with asked as materialized (${asked}),
    document as materialized (
      ${documentsNamed(districtCode, sql`in (select document_number from asked)`)})
    select distinct on (asked.row_no) asked.*, document.appropriation_id, document.received_on,
      document.fiscal_year, document.balance_fen
    from asked
    left join document on document.document_number = asked.document_number
      and coalesce(document.earmark, asked.category_code) = asked.category_code
    order by asked.row_no, document.earmark nulls last`
}

/** The documents with these numbers, as they are now. */
export async function documentsByNumber(
  tx: Tx,
  districtCode: string,
  numbers: readonly string[],
): Promise<FundedDocument[]> {
  const isAmong = sql`= any (${numbers}::text[])`
  const { rows } = await documentsNamed(districtCode, isAmong).execute(tx)
  return rows
}

/** The one of the number whose money is for the category: the earmarked before the pooled one. */
export function documentFor(
  documents: readonly FundedDocument[],
  { documentNumber, category }: { documentNumber: string; category: string },
): FundedDocument {
  const named = documents.filter((one) => one.document_number === documentNumber)
  const document =
    named.find(({ earmark }) => earmark === category) ??
    named.find(({ earmark }) => earmark === null)
  if (document === undefined) throw documentUnknown(documentNumber)
  return document
}
