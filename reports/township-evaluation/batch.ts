import type { Db } from '../../src/platform/db/database.ts'
import { dwellByTownship } from '../money.ts'
import { type Issuing, type Printed, printed, type Viewer } from '../report.ts'
import { townshipDrawing } from '../township-evaluation.ts'
import { loadWithRanking, rankingOf } from './load.ts'

type Ranking = Awaited<ReturnType<typeof rankingOf>>

/** What a batch prints: the ranking that all its reports share, and the townships. */
export interface TownshipBatch {
  readonly asOf: string
  readonly ranking: Ranking
  readonly townships: readonly string[]
}

/** The townships of a day's evaluation, or those asked for; see `evaluation-not-found`. */
export async function townshipsToPrint(
  db: Db,
  viewer: Viewer,
  { asOf, townships }: { asOf: string; townships: readonly string[] | null },
): Promise<TownshipBatch> {
  const ranking = await rankingOf(db, viewer, { asOf })
  const all = ranking.ranking.map(({ code }) => code).toSorted()
  return { asOf, ranking, townships: townships ?? all }
}

/** Township after township, so that memory does not grow with their number. */
export async function* printTownships(
  db: Db,
  viewer: Viewer,
  { asOf, ranking, townships }: TownshipBatch,
  issuing?: Issuing,
): AsyncGenerator<{ township: string; printed: Printed }> {
  const { districtCode } = viewer
  // Money is traced through all townships: once for all of them, not for each.
  const dwellOf = await dwellByTownship(db, { districtCode, year: ranking.year, asOf })
  for (const township of townships) {
    const shared = { ranking, dwell: dwellOf(township) }
    const data = await loadWithRanking(db, viewer, { asOf, township }, shared)
    yield { township, printed: await printed(townshipDrawing, data, issuing) }
  }
}
