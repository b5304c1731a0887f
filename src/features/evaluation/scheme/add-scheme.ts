import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import { schemeInvalid, schemeVersionTaken } from '../problems.ts'
import { readScheme } from './faults.ts'

/**
 * Adds a scheme, or the next version of one; earlier versions stay for the runs made under them.
 * Refuses with `scheme-invalid` and every fault at its place, or `scheme-version-taken`.
 */
export async function addScheme(
  command: RunCommand,
  actor: Actor,
  { definition, key }: { definition: unknown; key?: string | undefined },
): Promise<{ code: string; version: number }> {
  const read = readScheme(definition)
  if ('faults' in read) throw schemeInvalid(read.faults.length, { errors: read.faults })
  const { code, version, year } = read.scheme
  const request = { action: 'evaluation:add-scheme', key, input: definition }
  return command(actor, request, async (tx) => {
    const newest = await tx
      .selectFrom('scheme')
      .select('version')
      .where('district_code', '=', actor.districtCode)
      .where('code', '=', code)
      .orderBy('version', 'desc')
      .executeTakeFirst()
    if (newest !== undefined && version <= newest.version) {
      throw schemeVersionTaken({ code, newest: newest.version })
    }
    await tx
      .insertInto('scheme')
      .values({
        district_code: actor.districtCode,
        code,
        version,
        year,
        definition: JSON.stringify(definition),
      })
      .execute()
    return { subject: `${code} v${version}`, detail: { year }, result: { code, version } }
  })
}
