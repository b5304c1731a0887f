import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { bulletinExists, quarterNotBegun } from '../problems.ts'
import { gatherFigures } from './gather-figures.ts'
import { daysOfQuarter } from './quarter.ts'
import { type BulletinKey, bulletinFigures } from './schemas.ts'

export interface WriteBulletin extends BulletinKey {
  summary: string
  requirements: string
  today: string
  /** The version that is rewritten; undefined for a first draft. */
  version: number | undefined
  key?: string | undefined
}

/**
 * Writes a quarter's bulletin, or rewrites it until it is issued: its figures are gathered anew, as
 * of the quarter's last day or of today. Resolves with the new version. Refuses:
 * `quarter-not-begun`, `dispatch-bulletin-exists`, `version-outdated`, `dispatch-bulletin-issued`.
 */
export function writeBulletin(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: WriteBulletin,
): Promise<number> {
  return command(actor, { action: 'evaluation:write-dispatch', key, input }, async (tx) => {
    const { districtCode } = actor
    const { year, quarter, summary, requirements } = input
    const { from, to } = daysOfQuarter(input)
    if (today < from) throw quarterNotBegun({ from })
    const asOf = today < to ? today : to
    const before = await lockBulletin(tx, actor, input)
    if (before !== undefined && input.version === undefined) throw bulletinExists()
    if (before?.version !== input.version) throw versionOutdated()
    const figures = await gatherFigures(tx, { districtCode, year, from, asOf })
    const version = (before?.version ?? 0) + 1
    const written = {
      summary,
      requirements,
      as_of: asOf,
      figures: JSON.stringify(z.encode(bulletinFigures, figures)),
      written_by: actor.userId,
      version,
    }
    await tx
      .insertInto('dispatch_bulletin')
      .values({
        district_code: districtCode,
        year,
        quarter,
        number: before?.number ?? (await nextNumber(tx, actor, year)),
        ...written,
      })
      .onConflict((conflict) => conflict.constraint('dispatch_bulletin_pk').doUpdateSet(written))
      .execute()
    return { subject: `${year} Q${quarter}`, detail: { asOf, version }, result: version }
  })
}

/** Whoever writes bulletins of a district queues here, so that numbers follow one another. */
export async function lockBulletin(
  tx: Tx,
  { districtCode }: Actor,
  { year, quarter }: BulletinKey,
): Promise<{ version: number; number: number } | undefined> {
  const queue = `dispatch:${districtCode}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${queue}, 0))`.execute(tx)
  return tx
    .selectFrom('dispatch_bulletin')
    .select(['version', 'number'])
    .where('district_code', '=', districtCode)
    .where('year', '=', year)
    .where('quarter', '=', quarter)
    .executeTakeFirst()
}

async function nextNumber(tx: Tx, { districtCode }: Actor, year: number): Promise<number> {
  const { last } = await tx
    .selectFrom('dispatch_bulletin')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .where('district_code', '=', districtCode)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
