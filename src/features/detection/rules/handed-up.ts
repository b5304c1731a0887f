import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../rule.ts'
import { isReversed } from './reversed.ts'

/** The returned money of a first payment named `line` was handed up by the end of `asOf`. */
export function isHandedUp({ districtCode, asOf }: Scope): RawBuilder<boolean> {
  return sql`exists (
        select 1 from remitted_line
        join remittance on remittance.district_code = remitted_line.district_code
          and remittance.id = remitted_line.remittance_id
        where remitted_line.district_code = ${districtCode}
          and remitted_line.batch_id = line.batch_id and remitted_line.line_no = line.line_no
          and remittance.remitted_on <= ${asOf}::date
          and not ${isReversed({ districtCode, asOf }, 'remittance.id')})`
}
