import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { versionOutdated } from '../../platform/http/etag.ts'
import { completed, parametersInForce } from './in-force.ts'
import type { ParameterSet } from './parameter-set.ts'
import { parametersUnchanged } from './problems.ts'
import type { ParameterChange } from './schemas.ts'

export interface ChangeParameters extends ParameterChange {
  /** How many changes the caller has seen. */
  version: number
  key?: string | undefined
}

/**
 * Sets parameters from a day on; what held before, who changed it and why stays readable.
 * Refuses, in this order: `version-outdated`, `parameters-invalid`, `parameters-unchanged`.
 */
export async function changeParameters(
  command: RunCommand,
  actor: Actor,
  set: ParameterSet,
  { key, ...input }: ChangeParameters,
): Promise<void> {
  const request = { action: 'parameters:change', key, input: { code: set.code, ...input } }
  await command(actor, request, async (tx) => {
    const { districtCode } = actor
    const { validFrom, version, source, certainty, reason } = input
    if ((await settingCount(tx, districtCode, set.code)) !== version) throw versionOutdated()
    const inForce = await parametersInForce(tx, [set], { districtCode, asOf: validFrom })
    const before = inForce[set.code] ?? {}
    const after = completed(set, before, input.params)
    if (isDeepStrictEqual(before, after)) throw parametersUnchanged({ name: set.name, validFrom })
    await tx
      .insertInto('parameter_setting')
      .values({
        district_code: districtCode,
        set_code: set.code,
        seq: version + 1,
        valid_from: validFrom,
        params_before: JSON.stringify(before),
        params: JSON.stringify(after),
        source,
        certainty,
        reason,
        set_by: actor.userId,
      })
      .execute()
    return { subject: set.code, detail: { validFrom, before, after, reason }, result: null }
  })
}

/** Whoever changes a set next waits for this transaction. */
async function settingCount(tx: Tx, districtCode: string, code: string): Promise<number> {
  const lock = `parameters:${districtCode}:${code}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from parameter_setting
    where district_code = ${districtCode} and set_code = ${code}`.execute(tx)
  return rows[0]?.count ?? 0
}
