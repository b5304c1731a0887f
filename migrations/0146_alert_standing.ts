import { type Kysely, sql } from 'kysely'

/** How each alert stood from which day on, by what runs found and people decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alert_standing (
      district_code text not null,
      alert_id uuid not null,
      since date not null,
      version int not null,
      status text not null constraint alert_standing_status_known
        check (status in ('open', 'confirmed', 'dismissed', 'suppressed', 'withdrawn')),
      constraint alert_standing_pk primary key (district_code, alert_id, since, version),
      constraint alert_standing_alert_fk foreign key (district_code, alert_id) references alert
    )`.execute(db)
  await sql`
    create trigger alert_standing_append_only before update or delete or truncate
      on alert_standing for each statement execute function refuse_change()`.execute(db)
  await firstFound(db)
  await decided(db)
  await broughtUp(db)
}

/** An identifier begins with the time it was made at; the run that made it had begun before. */
async function firstFound(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into alert_standing (district_code, alert_id, since, version, status)
    select alert.district_code, alert.id, coalesce(first.as_of, last.as_of), 1, 'open'
    from alert
    join detection_run last on last.district_code = alert.district_code and last.id = alert.run_id
    left join lateral (
      select as_of from detection_run run
      where run.district_code = alert.district_code
        and left(run.id::text, 13) <= left(alert.id::text, 13)
      order by run.id desc limit 1) first on true`.execute(db)
}

async function decided(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into alert_standing (district_code, alert_id, since, version, status)
    select decision.district_code, decision.alert_id,
      greatest(known.since, (decided_at at time zone 'Asia/Shanghai')::date), decision.version,
      decision.decision
    from alert_decision decision
    join alert_standing known on known.district_code = decision.district_code
      and known.alert_id = decision.alert_id and known.version = 1`.execute(db)
}

/** What a run withdrew or was quiet about; the day of a withdrawal stands in its reason only. */
async function broughtUp(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into alert_standing (district_code, alert_id, since, version, status)
    select alert.district_code, alert.id, greatest(known.since, coalesce(
        substring(alert.status_reason from '^截至(\\d{4}-\\d{2}-\\d{2})复查')::date, run.as_of)),
      alert.version, alert.status
    from alert
    join detection_run run on run.district_code = alert.district_code and run.id = alert.run_id
    cross join lateral (
      select status, since from alert_standing
      where district_code = alert.district_code and alert_id = alert.id
      order by version desc limit 1) known
    where known.status <> alert.status`.execute(db)
}
