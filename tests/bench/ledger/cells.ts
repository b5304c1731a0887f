import { sql } from 'kysely'
import { postTransfers } from '../../../src/features/ledger/index.ts'
import type { BenchServices } from '../district.ts'

/** One place money passes: a category in a township, with an order and a batch to book under. */
export interface Cell {
  category: string
  township: string
  disbursementId: string
  batchId: string
}

export const fiscalYear = 2023
const townships = 11
const categories = 6

/**
 * A district of 200 accounts: a document's source and its received money, and 66 cells of
 * allocated, disbursed and paid money. Returns the cells, with 20 billion fen allocated to each.
 */
export async function fundedCells({ command, clerk }: BenchServices) {
  return command(clerk, { action: 'bench:fund', input: null }, async (tx) => {
    const district = clerk.districtCode
    await sql`
      insert into township (district_code, code, name)
      select ${district}, ${district} || (900 + n), 'bench ' || n
      from generate_series(1, ${townships}::int) n`.execute(tx)
    await sql`
      insert into import (district_code, id, kind, file_name, content_hash, size_bytes, row_count,
        rejected_count, imported_by)
      values (${district}, ${clerk.userId}, 'bench', 'bench.csv', '\\x00', 0, 0, 0,
        ${clerk.userId})`.execute(tx)
    const document = await tx
      .insertInto('appropriation')
      .values({
        district_code: district,
        document_number: '湘财社指〔2023〕1号',
        title: 'bench',
        level: 'province',
        issued_on: '2023-01-01',
        received_on: '2023-01-01',
        fiscal_year: fiscalYear,
        amount_fen: BigInt(townships * categories) * 20_000_000_000n,
        note: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { rows: cells } = await sql<Cell & { allocation_id: string }>`
      with cell as (
        select category.code as category, township.code as township,
          category.code || '/' || township.code as number, new_id() as allocation_id,
          new_id() as disbursement_id, new_id() as batch_id
        from township cross join (
          select code from category where district_code = ${district}
          order by position limit ${categories}) category
        where township.district_code = ${district} and township.name like 'bench %'),
      allocated as (
        insert into allocation (district_code, id, appropriation_id, category_code, township_code,
          amount_fen, decided_on, decision_number)
        select ${district}, allocation_id, ${document.id}, category, township, 20000000000,
          '2023-01-02', 'bench' from cell),
      ordered as (
        insert into disbursement (district_code, id, number, category_code, township_code, channel,
          payee_name, amount_fen, disbursed_on)
        select ${district}, disbursement_id, number, category, township, 'bank', 'bench', 1,
          '2023-01-03' from cell),
      batched as (
        insert into payment_batch (district_code, id, import_id, number, month, category_code,
          township_code, is_reissue)
        select ${district}, batch_id, ${clerk.userId}, number, '2023-01', category, township, false
        from cell)
      select category, township, disbursement_id as "disbursementId", batch_id as "batchId"
      from cell`.execute(tx)
    await postTransfers(
      tx,
      district,
      sql`
        select 'appropriate' as kind, 'source' as from_stage, 'received' as to_stage, fiscal_year,
          id as appropriation_id, null as category_code, null as township_code, null as channel,
          amount_fen, received_on as effective_on, id as origin_id
        from appropriation where district_code = ${district}`,
    )
    await postTransfers(
      tx,
      district,
      sql`
        select 'allocate' as kind, 'received' as from_stage, 'allocated' as to_stage,
          ${fiscalYear}::int as fiscal_year, appropriation_id, category_code, township_code,
          null as channel, amount_fen, decided_on as effective_on, id as origin_id
        from allocation where district_code = ${district}`,
    )
    return {
      subject: 'bench',
      detail: {},
      result: { documentId: document.id, cells: cells as Cell[] },
    }
  })
}
