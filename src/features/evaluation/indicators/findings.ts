import { type RawBuilder, sql } from 'kysely'
import { doneStates } from '../../findings/index.ts'
import type { Scope } from './indicator.ts'

/** The year's findings of a township's, each with whether it was done by the end of the day. */
export function findingsBy({ districtCode, year, asOf }: Scope): RawBuilder<unknown> {
  return sql`
    select finding.township_code, finding.number, finding.pattern, finding.amount_fen,
      finding.due_on, coalesce(last.to_state = any(${doneStates}), false) as is_done
    from finding
    left join lateral (
      select to_state
      from finding_event step
      where step.district_code = finding.district_code and step.finding_id = finding.id
        and step.happened_on <= ${asOf}::date
      order by seq desc
      limit 1) last on true
    where finding.district_code = ${districtCode} and finding.township_code is not null
      and finding.found_on between make_date(${year}::int, 1, 1) and ${asOf}::date`
}
