import { sql } from 'kysely'
import { faultsAt } from '../../kernel/problem.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ParameterSet } from './parameter-set.ts'
import { parametersInvalid, storedParametersInvalid } from './problems.ts'

export type Params = Record<string, unknown>

/**
 * The parameters of each set on a day, by code: the setting with the newest first day by then, the
 * last one made where several have that day; defaults for the rest. Refuses with
 * `stored-parameters-invalid` where a setting no longer fits its set.
 */
export async function parametersInForce(
  db: Db | Tx,
  sets: readonly ParameterSet[],
  { districtCode, asOf }: { districtCode: string; asOf: string },
): Promise<Record<string, Params>> {
  const { rows } = await sql<Setting & { code: string }>`
    select distinct on (set_code) set_code as code, valid_from as "validFrom", params
    from parameter_setting
    where district_code = ${districtCode} and valid_from <= ${asOf}::date
    order by set_code, valid_from desc, seq desc`.execute(db)
  const given = new Map<string, Setting>(rows.map((row) => [row.code, row]))
  return Object.fromEntries(sets.map((set) => [set.code, parsed(set, given.get(set.code))]))
}

interface Setting {
  validFrom: string
  params: unknown
}

function parsed(set: ParameterSet, setting: Setting | undefined): Params {
  const params = set.params.safeParse(setting?.params ?? {})
  if (params.success) return params.data
  throw storedParametersInvalid({ name: set.name, validFrom: setting?.validFrom ?? '' })
}

export interface Period {
  /** Its first day; null for the time before the first setting. */
  validFrom: string | null
  params: Params
}

/** The parameters of a set one after the other, up to those on a day; refuses as those do. */
export async function parametersOverTime(
  db: Db | Tx,
  set: ParameterSet,
  { districtCode, asOf }: { districtCode: string; asOf: string },
): Promise<[Period, ...Period[]]> {
  const { rows } = await sql<Setting>`
    select distinct on (valid_from) valid_from as "validFrom", params
    from parameter_setting
    where district_code = ${districtCode} and set_code = ${set.code}
      and valid_from <= ${asOf}::date
    order by valid_from, seq desc`.execute(db)
  return [
    { validFrom: null, params: parsed(set, undefined) },
    ...rows.map((row) => ({ validFrom: row.validFrom, params: parsed(set, row) })),
  ]
}

/** The parameters of one set on a day, as the set types them. */
export async function parametersOf<Set extends ParameterSet>(
  db: Db | Tx,
  set: Set,
  when: { districtCode: string; asOf: string },
): Promise<ReturnType<Set['params']['parse']>> {
  const params = await parametersInForce(db, [set], when)
  return params[set.code] as ReturnType<Set['params']['parse']>
}

/**
 * A whole set of parameters: those given, the others as they are. Refuses with
 * `parameters-invalid`, each fault with its place.
 */
export function completed(set: ParameterSet, present: Params, given: Params): Params {
  const parsed = set.params.safeParse({ ...present, ...given })
  if (parsed.success) return parsed.data
  throw parametersInvalid(set.name, { errors: faultsAt('/params', parsed.error.issues) })
}
