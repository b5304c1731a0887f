import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { findingRows, isFoundWithin, putRight, type Reader } from './finding-rows.ts'
import { policyOn } from './queries.ts'
import type { LedgerFilter, LedgerRow } from './schemas.ts'

/**
 * The rectification ledger (整改台账): every finding with its three lists, how far it is, what was
 * put right by which way, whom it cost what and what rule came out of it; by number.
 */
export async function rectificationLedger(
  db: Db,
  reader: Reader,
  { asOf, ...filter }: LedgerFilter & { asOf: string },
): Promise<LedgerRow[]> {
  const policy = await policyOn(db, reader, asOf)
  const hadHappened = (table: string, seq = 'seq') => sql`exists (
    select 1 from finding_event step
    where step.district_code = ${reader.districtCode}
      and step.finding_id = ${sql.ref(`${table}.finding_id`)}
      and step.seq = ${sql.ref(`${table}.${seq}`)} and step.happened_on <= ${asOf}::date)`
  const { rows } = await sql<LedgerRow>`
    with put_right as materialized (${putRight(reader, asOf)}),
    list as materialized (
      select finding_id, ${listed('problem')} as problems, ${listed('duty')} as duties,
        ${listed('measure')} as measures,
        count(*) filter (where list = 'measure')::int as measure_count,
        count(*) filter (where list = 'measure' and ${hadHappened('item', 'done_seq')})::int
          as done_count
      from finding_item item
      where district_code = ${reader.districtCode} and ${hadHappened('item', 'added_seq')}
        and not ${hadHappened('item', 'withdrawn_seq')}
      group by finding_id),
    said as materialized (
      select distinct on (finding_id) finding_id, happened_on, note
      from finding_event
      where district_code = ${reader.districtCode}
        and event in ('progress', 'submit', 'book', 'start') and happened_on <= ${asOf}::date
      order by finding_id, seq desc)
    select row.*, list.problems, list.duties, list.measures,
      coalesce(list.measure_count, 0) as "measureCount",
      coalesce(list.done_count, 0) as "measuresDone",
      said.happened_on as "progressOn", said.note as progress,
      coalesce(put_right.handed_up, 0) as "handedUp", coalesce(put_right.recovered, 0) as recovered,
      coalesce(put_right.restored, 0) as restored, coalesce(put_right.paid_out, 0) as "paidOut",
      coalesce(put_right.rebooked, 0) as rebooked,
      (select coalesce(sum(person_count), 0)::int from finding_accountability taken
        where taken.district_code = ${reader.districtCode} and taken.finding_id = row.id
          and ${hadHappened('taken')})
        as "personsHeldAccountable",
      (select string_agg(title, ';' order by seq) from finding_mechanism mechanism
        where mechanism.district_code = ${reader.districtCode} and mechanism.finding_id = row.id
          and ${hadHappened('mechanism')})
        as mechanisms
    from (${findingRows(reader, { asOf, policy })}) row
    left join list on list.finding_id = row.id
    left join put_right on put_right.finding_id = row.id
    left join said on said.finding_id = row.id
    where ${isFoundWithin(filter)}
      and (${filter.source ?? null}::text is null or row.source = ${filter.source ?? null})
      and (${filter.townshipCode ?? null}::text is null
        or row."townshipCode" = ${filter.townshipCode ?? null})
    order by row.number`.execute(db)
  return rows
}

/** One list's items as a clerk writes them: 1.逐户核实(云溪街道 分管副主任,2024-01-15前). */
function listed(list: 'problem' | 'duty' | 'measure') {
  const who = sql`nullif(concat_ws(',', nullif(concat_ws(' ', nullif(unit, ''),
    nullif(person, '')), ''), due_on::text || '前'), '')`
  return sql`string_agg(content || coalesce('(' || ${who} || ')', ''), ';'
    order by added_seq, position) filter (where list = ${list})`
}
