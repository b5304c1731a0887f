import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { amountRows, type Reader } from './finding-rows.ts'
import { type FindingDetail, frozenAlert } from './schemas.ts'

type Parts = Pick<
  FindingDetail,
  'events' | 'items' | 'alerts' | 'bookings' | 'rectifiedByWay' | 'accountabilities' | 'mechanisms'
>

/** All that hangs on a finding: its timeline, lists, alerts, amounts, accountability, mechanisms. */
export async function findingParts(
  db: Db,
  reader: Reader,
  { id, asOf }: { id: string; asOf: string },
): Promise<Parts> {
  return {
    events: await eventsOf(db, reader, id),
    items: await itemsOf(db, reader, id),
    alerts: await alertsOf(db, reader, id),
    rectifiedByWay: await waysOf(db, reader, { id, asOf }),
    bookings: await bookingsOf(db, reader, id),
    accountabilities: await accountabilitiesOf(db, reader, id),
    mechanisms: await mechanismsOf(db, reader, id),
  }
}

type Event = FindingDetail['events'][number]
/** Amounts inside JSON come as text, in fen. */
type WithTextAmounts = Omit<Event, 'rectified'> & {
  rectified: { way: Event['rectified'][number]['way']; fen: string }[]
}

async function eventsOf(db: Db, { districtCode }: Reader, id: string): Promise<Event[]> {
  const { rows } = await sql<WithTextAmounts>`
    select step.seq, step.event, step.from_state as "fromState", step.to_state as "toState",
      step.note, step.detail, step.happened_on as "happenedOn",
      to_char(step.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
      coalesce(actor.display_name, '') as "actorName",
      coalesce((select jsonb_agg(jsonb_build_object('way', way, 'fen', amount_fen::text)
          order by way, id)
        from finding_amount amount where amount.district_code = step.district_code
          and amount.finding_id = step.finding_id and amount.seq = step.seq), '[]') as rectified,
      coalesce((select jsonb_agg(jsonb_build_object('id', file.id, 'fileName', file.file_name,
          'mediaType', file.media_type, 'sizeBytes', file.size_bytes,
          'sha256', encode(file.sha256, 'hex')) order by file.id)
        from finding_proof proof
        join proof_file file on file.district_code = proof.district_code
          and file.id = proof.proof_id
        where proof.district_code = step.district_code and proof.finding_id = step.finding_id
          and proof.seq = step.seq), '[]') as proofs
    from finding_event step
    left join app_user actor on actor.district_code = step.district_code
      and actor.id = step.actor_id
    where step.district_code = ${districtCode} and step.finding_id = ${id}::uuid
    order by step.seq`.execute(db)
  return rows.map(({ rectified, ...row }) => ({
    ...row,
    rectified: rectified.map(({ way, fen }) => ({ way, amount: BigInt(fen) })),
  }))
}

async function itemsOf(db: Db, { districtCode }: Reader, id: string) {
  const { rows } = await sql<FindingDetail['items'][number]>`
    select item.id, item.list, item.content, item.unit, item.person, item.due_on as "dueOn",
      done.happened_on as "doneOn", withdrawn.happened_on as "withdrawnOn"
    from finding_item item
    left join finding_event done on done.district_code = item.district_code
      and done.finding_id = item.finding_id and done.seq = item.done_seq
    left join finding_event withdrawn on withdrawn.district_code = item.district_code
      and withdrawn.finding_id = item.finding_id and withdrawn.seq = item.withdrawn_seq
    where item.district_code = ${districtCode} and item.finding_id = ${id}::uuid
    order by array_position(array['problem', 'duty', 'measure'], item.list), item.added_seq,
      item.position`.execute(db)
  return rows
}

async function alertsOf(db: Db, { districtCode }: Reader, id: string) {
  const rows = await db
    .selectFrom('finding_alert')
    .select(['alert_id as alertId', 'frozen'])
    .where('district_code', '=', districtCode)
    .where('finding_id', '=', id)
    .orderBy('alert_id')
    .execute()
  return rows.map(({ alertId, frozen }) => {
    const said = frozen as Record<string, unknown>
    const amount = BigInt(String(said['amount']))
    return { ...frozenAlert.omit({ amount: true }).parse({ ...said, alertId }), amount }
  })
}

async function waysOf(db: Db, reader: Reader, { id, asOf }: { id: string; asOf: string }) {
  const { rows } = await sql<FindingDetail['rectifiedByWay'][number]>`
    select way, sum(amount_fen)::bigint as amount
    from (${amountRows(reader, asOf)}) counted where finding_id = ${id}::uuid
    group by way order by way`.execute(db)
  return rows
}

async function bookingsOf(db: Db, { districtCode }: Reader, id: string) {
  const { rows } = await sql<FindingDetail['bookings'][number]>`
    select seq, way, entry, entry_id as "entryId", reference, amount_fen as amount,
      booked_on as "bookedOn", reversed_on as "reversedOn"
    from finding_booking
    where district_code = ${districtCode} and finding_id = ${id}::uuid
    order by seq`.execute(db)
  return rows
}

async function accountabilitiesOf(db: Db, { districtCode }: Reader, id: string) {
  const { rows } = await sql<FindingDetail['accountabilities'][number]>`
    select taken.kind, taken.person_count as "personCount", taken.decided_on as "decidedOn",
      taken.document_number as "documentNumber", step.note
    from finding_accountability taken
    join finding_event step on step.district_code = taken.district_code
      and step.finding_id = taken.finding_id and step.seq = taken.seq
    where taken.district_code = ${districtCode} and taken.finding_id = ${id}::uuid
    order by taken.seq`.execute(db)
  return rows
}

async function mechanismsOf(db: Db, { districtCode }: Reader, id: string) {
  const { rows } = await sql<FindingDetail['mechanisms'][number]>`
    select mechanism.title, mechanism.document_number as "documentNumber",
      mechanism.issued_on as "issuedOn", step.note
    from finding_mechanism mechanism
    join finding_event step on step.district_code = mechanism.district_code
      and step.finding_id = mechanism.finding_id and step.seq = mechanism.seq
    where mechanism.district_code = ${districtCode} and mechanism.finding_id = ${id}::uuid
    order by mechanism.seq`.execute(db)
  return rows
}
