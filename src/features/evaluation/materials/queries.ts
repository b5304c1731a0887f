import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import type { Scope } from '../indicators/indicator.ts'
import type { Reader } from '../runs/evaluation-query.ts'
import type { DueMaterial, Material, Reminder } from './schemas.ts'

const dueSoonDays = 7

/** What has to be handed in, the earliest first. */
export async function materialsOf(
  db: Db,
  districtCode: string,
  year: number | undefined,
): Promise<Material[]> {
  const rows = await db
    .selectFrom('material')
    .select([
      'year',
      'code',
      'name',
      'kind',
      'due_on as dueOn',
      'needs_sealed_scan as needsSealedScan',
      'needs_electronic_copy as needsElectronicCopy',
      'source',
      'certainty',
    ])
    .where('district_code', '=', districtCode)
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .orderBy('due_on')
    .orderBy('code')
    .execute()
  return rows as Material[]
}

/**
 * Each material of a year × each township as it stands on a day: `due_on` is the workday on which
 * it is due, `late_days` those it came late or is late so far. What was returned does not count.
 */
export function materialStanding({ districtCode, year, asOf }: Scope): RawBuilder<unknown> {
  return sql`
    -- Few materials for many townships: a day that is no workday moves to the next one.
    with due as materialized (
      select *, next_workday(due_on) as workday
      from material where district_code = ${districtCode} and year = ${year})
    select material.year, material.code, material.name, material.kind, township.code as township_code,
      township.name as township_name, material.workday as due_on, sent.id as submission_id,
      sent.submitted_on, sent.state,
      greatest(0, coalesce(sent.submitted_on, ${asOf}::date) - material.workday) as late_days
    from due material
    join township on township.district_code = material.district_code
    left join material_submission sent on sent.district_code = material.district_code
      and sent.year = material.year and sent.material_code = material.code
      and sent.township_code = township.code and sent.state <> 'returned'
      and sent.submitted_on <= ${asOf}::date`
}

/** The materials due between two days, from whom and how late; the earliest first. */
export async function materialsDue(
  db: Db,
  { from, ...scope }: Scope & { from: string },
): Promise<DueMaterial[]> {
  const { rows } = await sql<DueMaterial>`
    select code as material, name as "materialName", township_code as "townshipCode",
      township_name as "townshipName", due_on as "dueOn",
      case when submission_id is not null then state
        when due_on < ${scope.asOf}::date then 'overdue' else 'due_soon' end as state,
      late_days as "lateDays"
    from (${materialStanding(scope)}) standing
    where due_on between ${from}::date and ${scope.asOf}::date
    order by due_on, code, township_code`.execute(db)
  return rows
}

/** What is still awaited from whom, and what came; the earliest first. A township sees its own. */
export async function remindersOf(
  db: Db,
  { districtCode, townshipCode }: Reader,
  { year, asOf, awaitedOnly }: { year: number; asOf: string; awaitedOnly?: boolean | undefined },
): Promise<Reminder[]> {
  const { rows } = await sql<Reminder>`
    select standing.year, code as material, name as "materialName",
      standing.township_code as "townshipCode", township_name as "townshipName",
      due_on as "dueOn",
      case when submission_id is not null then standing.state
        when due_on < ${asOf}::date then 'overdue'
        when due_on <= ${asOf}::date + ${dueSoonDays}::int then 'due_soon' else 'awaited' end as state,
      submission_id as "submissionId", submitted_on as "submittedOn", late_days as "lateDays",
      case when submission_id is null then due_on - ${asOf}::date end as "daysLeft",
      (select decision_note from material_submission earlier
        where earlier.district_code = ${districtCode} and earlier.year = standing.year
          and earlier.material_code = code and earlier.township_code = standing.township_code
          and earlier.state = 'returned'
        order by earlier.id desc limit 1) as "returnedBecause"
    from (${materialStanding({ districtCode, year, asOf })}) standing
    where (${townshipCode}::text is null or standing.township_code = ${townshipCode})
      and (${awaitedOnly ?? false}::boolean is false or submission_id is null)
    order by due_on, code, standing.township_code`.execute(db)
  return rows
}
