import { type RawBuilder, sql } from 'kysely'
import type { Evidence } from '../rule.ts'

/** One row of evidence: its natural key, and how many fen of it are at stake. */
export function evidenceRow(
  kind: Evidence['kind'],
  key: RawBuilder<unknown>,
  fen: RawBuilder<unknown>,
): RawBuilder<Evidence> {
  return sql`jsonb_build_object('kind', ${sql.lit(kind)}, 'key', ${key}, 'fen', (${fen})::text)`
}

/** The evidence of an alert that rests on one row. */
export function onlyRow(...row: Parameters<typeof evidenceRow>): RawBuilder<Evidence[]> {
  return sql`jsonb_build_array(${evidenceRow(...row)})`
}

/** The lines of a group, each named `line`, in the order of the rosters. */
export function lineEvidence(
  fen: RawBuilder<unknown> = sql`line.paid_fen`,
): RawBuilder<Evidence[]> {
  const row = evidenceRow('line', sql`line.line_key`, fen)
  return sql`jsonb_agg(${row} order by line.batch_number, line.line_no)`
}

/** The lists of evidence of a group put together. */
export function joined(
  lists: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): RawBuilder<Evidence[]> {
  return sql`jsonb_path_query_array(jsonb_agg(${lists} order by ${order}), '$[*][*]')`
}
