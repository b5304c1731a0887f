import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'
import { parametersInForce } from './in-force.ts'
import type { ParameterSet } from './parameter-set.ts'
import type { ParameterDetail } from './schemas.ts'

interface When {
  districtCode: string
  asOf: string
}

/** Every set of parameters as it is on a day. */
export async function parameterSummaries(db: Db, sets: readonly ParameterSet[], when: When) {
  const inForce = await parametersInForce(db, sets, when)
  const { rows } = await sql<{ code: string; count: number }>`
    select set_code as code, count(*)::int as count
    from parameter_setting where district_code = ${when.districtCode} group by 1`.execute(db)
  const counts = new Map(rows.map(({ code, count }) => [code, count]))
  return sets.map((set) => ({
    code: set.code,
    name: set.name,
    schema: z.toJSONSchema(set.params, { io: 'input' }),
    inForce: inForce[set.code] ?? {},
    settingCount: counts.get(set.code) ?? 0,
  }))
}

/** One set with all its changes; its version is their number. */
export async function parameterDetailOf(
  db: Db,
  set: ParameterSet,
  when: When,
): Promise<ParameterDetail> {
  const [summary] = await parameterSummaries(db, [set], when)
  if (summary === undefined) throw new Error('one set in, one out')
  const { rows: history } = await sql<ParameterDetail['history'][number]>`
    select setting.seq, setting.valid_from as "validFrom", setting.params_before as before,
      setting.params as after, setting.source, setting.certainty, setting.reason,
      app_user.display_name as "setBy",
      to_char(setting.set_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "setAt"
    from parameter_setting setting
    left join app_user on app_user.district_code = setting.district_code
      and app_user.id = setting.set_by
    where setting.district_code = ${when.districtCode} and setting.set_code = ${set.code}
    order by setting.seq desc`.execute(db)
  return { ...summary, version: history.length, history }
}
