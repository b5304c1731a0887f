import { z } from 'zod'
import type { Db } from '../../../platform/db/database.ts'
import { bulletinNotFound } from '../problems.ts'
import type { Reader } from '../runs/evaluation-query.ts'
import { daysOfQuarter } from './quarter.ts'
import {
  type BulletinHead,
  type BulletinKey,
  bulletinFigures,
  type DispatchBulletin,
} from './schemas.ts'

/** A township's users see what was issued. */
function bulletins(db: Db, { districtCode, townshipCode }: Reader) {
  return db
    .selectFrom('dispatch_bulletin')
    .select(['year', 'quarter', 'number', 'as_of as asOf', 'issued_on as issuedOn', 'version'])
    .where('district_code', '=', districtCode)
    .$if(townshipCode !== null, (query) => query.where('issued_on', 'is not', null))
}

/** The bulletins, the latest first. */
export function dispatchBulletinsOf(
  db: Db,
  reader: Reader,
  year: number | undefined,
): Promise<BulletinHead[]> {
  return bulletins(db, reader)
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('quarter', 'desc')
    .execute()
}

/** A quarter's bulletin; refuses with `dispatch-bulletin-not-found`. */
export async function dispatchBulletinOf(
  db: Db,
  reader: Reader,
  { year, quarter }: BulletinKey,
): Promise<DispatchBulletin> {
  const row = await bulletins(db, reader)
    .select(['summary', 'requirements', 'figures'])
    .where('year', '=', year)
    .where('quarter', '=', quarter)
    .executeTakeFirst()
  if (row === undefined) throw bulletinNotFound()
  const { figures, ...bulletin } = row
  const { from } = daysOfQuarter({ year, quarter })
  const kept = z.decode(bulletinFigures, figures as z.input<typeof bulletinFigures>)
  return { ...bulletin, from, ...kept }
}
