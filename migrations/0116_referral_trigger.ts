import { type Kysely, sql } from 'kysely'

/** 移交审计: what finance refers from the reconciliation becomes an alert in the same command. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table detection_run
      drop constraint detection_run_trigger_known,
      add constraint detection_run_trigger_known
        check (trigger in ('manual', 'command', 'nightly', 'import', 'check', 'referral'))`.execute(
    db,
  )
}
