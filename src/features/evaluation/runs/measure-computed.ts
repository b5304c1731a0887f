import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { indicatorsByCode } from '../indicators/index.ts'
import type { Indicator } from '../indicators/indicator.ts'

/** A run's measuring of one item. */
export interface Measuring {
  districtCode: string
  year: number
  asOf: string
  /** The item's code in the scheme. */
  item: string
  /** Who owes what is missing; where the scheme does not say, everybody his own. */
  owner: string | null
}

/**
 * Makes the temporary tables that items are measured into: computed ones by part, and what comes
 * of every item for everybody.
 */
export async function openMeasures(tx: Tx): Promise<void> {
  await sql`drop table if exists measured_item, measured_part, measured_input`.execute(tx)
  await sql`
    create temporary table measured_input (subject_code text, item text, measured json)
      on commit drop`.execute(tx)
  await sql`
    create temporary table measured_item (item text, unit text, counts text, when_none text,
      lacking text, owner text) on commit drop`.execute(tx)
  await sql`
    create temporary table measured_part (item text, township_code text, part text,
      numerator bigint, denominator bigint, cases jsonb) on commit drop`.execute(tx)
}

/**
 * Measures an item that the system computes, for everybody at once, into `measured_part`; where
 * the whole district lacks something for it, `measured_item` says what.
 */
export async function measureComputed(
  tx: Tx,
  source: { indicator: string; params: unknown },
  { item, owner, ...scope }: Measuring,
): Promise<void> {
  const indicator = indicatorsByCode.get(source.indicator)
  if (indicator === undefined) throw new Error(`no indicator computes ${source.indicator}`)
  const { unit, counts, whenNone } = indicator
  const lacking = await lackOf(tx, indicator, scope)
  await sql`
    insert into measured_item
    values (${item}, ${unit}, ${counts}, ${whenNone}, ${lacking}, ${owner})`.execute(tx)
  if (lacking !== null) return
  await sql`
    insert into measured_part
    select ${item}, township_code, part, numerator, denominator, cases
    from (${indicator.measure({ ...scope, params: source.params })}) measured`.execute(tx)
}

async function lackOf(
  tx: Tx,
  { lacks }: Indicator,
  scope: Pick<Measuring, 'districtCode' | 'year' | 'asOf'>,
): Promise<string | null> {
  if (lacks === undefined) return null
  const { rows } = await lacks(scope).execute(tx)
  return rows[0]?.missing ?? null
}
