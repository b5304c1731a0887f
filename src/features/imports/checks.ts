import { type RawBuilder, sql } from 'kysely'
import type { RowFault } from './format.ts'

/** A check over `staged`: which rows are at fault, and why. */
export type Check = RawBuilder<RowFault>

/** Rows whose category is none of the district's; with a delivery, none of that delivery. */
export function unknownCategory(
  districtCode: string,
  delivery: 'roster' | 'voucher' | null,
): Check {
  return sql`
    select row_no as row, '救助类别' as "column", category as value, '没有这个救助类别' as reason
    from staged
    where category <> '' and not exists (
      select 1 from category known
      where known.district_code = ${districtCode} and known.name = staged.category
        and (${delivery}::text is null or known.delivery = ${delivery}))`
}

/** Rows that name a township which the district does not have. */
export function unknownTownship(districtCode: string): Check {
  return sql`
    select row_no as row, '乡镇代码' as "column", township_code as value,
      '本区没有这个乡镇' as reason
    from staged
    where township_code is not null and not exists (
      select 1 from township
      where township.district_code = ${districtCode} and township.code = staged.township_code)`
}

/** Rows about what has happened, of a day that has not come yet. */
export function laterThanToday(column: string, label: string): Check {
  return sql`
    select row_no as row, ${label}::text as "column", ${sql.ref(column)}::text as value,
      ${`${label}晚于今天`}::text as reason
    from staged where ${sql.ref(column)} > (now() at time zone 'Asia/Shanghai')::date`
}

/** Rows that repeat an earlier row of the file in the columns of `staged`; one of them is `shown`. */
export function repeatedInFile(columns: readonly string[], label: string, shown: string): Check {
  const key = sql.join(columns.map((column) => sql.ref(column)))
  return sql`
    select row_no as row, ${label}::text as "column", shown as value,
      '与第 ' || first_row || ' 行重复' as reason
    from (select row_no, ${sql.ref(shown)}::text as shown,
        first_value(row_no) over (partition by ${key} order by row_no) as first_row
      from staged) repeated
    where row_no <> first_row`
}

interface RecordedNumber {
  table: string
  column: string
  /** The column of `staged`, where it has another name there. */
  stagedAs?: string
  /** The column of the file. */
  label: string
}

/** Rows whose number the district has recorded before. */
export function alreadyRecorded(
  districtCode: string,
  { table, column, stagedAs = column, label }: RecordedNumber,
): Check {
  return sql`
    select row_no as row, ${label}::text as "column", staged.${sql.ref(stagedAs)} as value,
      ${`该${label}已登记`}::text as reason
    from staged
    join ${sql.table(table)} known on known.district_code = ${districtCode}
      and known.${sql.ref(column)} = staged.${sql.ref(stagedAs)}`
}

/** Something that must not be so of a row, and what the clerk is told of it. */
export interface FaultTest {
  when: RawBuilder<unknown>
  column: string
  /** What the cell has, as text. */
  value: RawBuilder<unknown>
  reason: RawBuilder<unknown>
}

/**
 * The first of the tests that each row fails. `rows` has `row_no` and is read once for all tests,
 * so it can join what would be slow to join once per test.
 */
export function firstFaults(rows: RawBuilder<unknown>, tests: readonly FaultTest[]): Check {
  const cases = tests.map(
    ({ when, column, value, reason }, position) =>
      sql`(${sql.lit(position)}, ${when}, ${column}::text, (${value})::text, (${reason})::text)`,
  )
  return sql`
    with looked_at as materialized (${rows})
    select looked_at.row_no as row, fault."column", fault.value, fault.reason
    from looked_at
    cross join lateral (
      select "column", value, reason
      from (values ${sql.join(cases)}) test (position, is_so, "column", value, reason)
      where is_so
      order by position
      limit 1) fault`
}
