import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/db/command.ts'
import { asItStood } from './as-it-stood.ts'

/** Who reads: a township's users see its own findings only. */
export type Reader = Pick<Actor, 'districtCode' | 'townshipCode'>

export interface Policy {
  repeatMonths: number
  dueSoonDays: number
}

interface Standing
  extends Record<'isDone' | 'dueOn' | 'state' | 'handedInOn', RawBuilder<unknown>> {
  asOf: string
}

/**
 * 超期: not done, and its deadline has passed; what waits to be verified is measured by the day on
 * which it was handed in.
 */
export function overdue({ isDone, dueOn, state, handedInOn, asOf }: Standing): RawBuilder<unknown> {
  return sql`(not ${isDone} and ${dueOn} <
    case when ${state} = 'submitted' then ${handedInOn} else ${asOf}::date end)`
}

/**
 * The findings found by a day in the API's words, as they stood at its end: state, amounts and
 * deadline; what they say, and their version, is today's.
 */
export function findingRows(
  { districtCode, townshipCode }: Reader,
  { asOf, policy }: { asOf: string; policy: Policy },
): RawBuilder<unknown> {
  const late = overdue({
    isDone: sql`done.yes`,
    dueOn: sql`said.due_on`,
    state: sql`stood.state`,
    handedInOn: sql`stood.handed_in_on`,
    asOf,
  })
  return sql`
    select finding.id, finding.number, source, source_document as "sourceDocument",
      array(select alert_id from finding_alert signed
        where signed.district_code = finding.district_code and signed.finding_id = finding.id
        order by alert_id) as "alertIds",
      found_on as "foundOn", township_code as "townshipCode", pattern, description,
      legal_basis as "legalBasis", said.amount_fen as amount, put_right.rectified_fen as rectified,
      greatest(0, said.amount_fen - put_right.rectified_fen) as remaining,
      rectification_kind as "rectificationKind", said.due_on as "dueOn",
      stood.handed_in_on as "handedInOn", responsible_unit as "responsibleUnit",
      is_systemic as "isSystemic", earlier.number as "repeatOf", stood.state, version,
      ${late} as "isOverdue",
      not done.yes and stood.state <> 'submitted'
        and said.due_on between ${asOf}::date and ${asOf}::date + ${policy.dueSoonDays}::int
        as "isDueSoon"
    from finding
    ${asItStood(asOf)}
    left join lateral (${earlierOf(policy.repeatMonths)}) earlier on true
    where finding.district_code = ${districtCode} and finding.found_on <= ${asOf}::date
      and (${townshipCode}::text is null or township_code = ${townshipCode})`
}

/**
 * 屡查屡犯, for a row named finding: the last finding of the same unit and pattern that was found at
 * most so many months before. The unit is the township, or the section where there is none.
 */
function earlierOf(months: number): RawBuilder<unknown> {
  return sql`
    select known.number from finding known
    where known.district_code = finding.district_code and known.pattern = finding.pattern
      and known.pattern <> 'other'
      and (known.township_code = finding.township_code
        or (known.township_code is null and finding.township_code is null
          and known.responsible_unit = finding.responsible_unit))
      and (known.found_on, known.number) < (finding.found_on, finding.number)
      and known.found_on + make_interval(months => ${months}::int) >= finding.found_on
    order by known.found_on desc, known.number desc
    limit 1`
}

/**
 * What counts as put right at the end of a day, one row per finding, kind and event: booked and not
 * taken back, or handed in and not returned.
 */
export function amountRows({ districtCode }: Reader, asOf: string): RawBuilder<unknown> {
  return sql`
    select amount.finding_id, amount.way, amount.amount_fen, step.happened_on
    from finding_amount amount
    join finding_event step on step.district_code = amount.district_code
      and step.finding_id = amount.finding_id and step.seq = amount.seq
    left join finding_booking booked on booked.district_code = step.district_code
      and booked.finding_id = step.finding_id and booked.seq = step.seq
    where amount.district_code = ${districtCode} and step.happened_on <= ${asOf}::date
      and (booked.reversed_on is null or booked.reversed_on > ${asOf}::date)
      and (step.event = 'book' or not exists (
      select 1 from finding_event answer
      where answer.district_code = step.district_code and answer.finding_id = step.finding_id
        and answer.seq > step.seq and answer.event = 'return'
        and answer.happened_on <= ${asOf}::date
        and not exists (
          select 1 from finding_event again
          where again.district_code = step.district_code and again.finding_id = step.finding_id
            and again.event = 'submit' and again.seq > step.seq and again.seq < answer.seq)))`
}

/** What was put right of each finding that anything was put right of, in fen by way. */
export function putRight(reader: Reader, asOf: string): RawBuilder<unknown> {
  const sumOf = (way: string) =>
    sql`coalesce(sum(amount_fen) filter (where way = ${way}), 0)::bigint`
  return sql`
    select finding_id, ${sumOf('handed_up')} as handed_up, ${sumOf('recovered')} as recovered,
      ${sumOf('restored')} as restored, ${sumOf('paid_out')} as paid_out,
      ${sumOf('rebooked')} as rebooked
    from (${amountRows(reader, asOf)}) counted group by finding_id`
}

/** Of a row as `findingRows` has it, named row: found in the days asked for, both ends in. */
export function isFoundWithin({
  foundFrom = null,
  foundTo = null,
}: {
  foundFrom?: string | null | undefined
  foundTo?: string | null | undefined
}): RawBuilder<unknown> {
  return sql`
    (${foundFrom}::date is null or row."foundOn" >= ${foundFrom}::date)
    and (${foundTo}::date is null or row."foundOn" <= ${foundTo}::date)`
}
