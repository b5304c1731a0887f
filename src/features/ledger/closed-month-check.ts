import { sql } from 'kysely'
import type { Check } from '../imports/index.ts'

/** Staged rows whose date lies in a month that takes no more entries. */
export function monthClosed(districtCode: string, column: string, label: string): Check {
  return sql`
    select row_no as row, ${label}::text as "column", ${sql.ref(column)}::text as value,
      to_char(${sql.ref(column)}, 'YYYY-MM') || ' 已结账,请以更正方式记入未结账的月份' as reason
    from staged
    where to_char(${sql.ref(column)}, 'YYYY-MM') <= (
      select max(month) from closed_month where district_code = ${districtCode})`
}
