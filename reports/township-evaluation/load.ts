import {
  type EvaluationSummary,
  evaluationIdOfDay,
  evaluationNotFound,
  evaluationSummaryOf,
  type TownshipDetail,
  townshipResultOf,
} from '../../src/features/evaluation/index.ts'
import { districtOf } from '../../src/features/reference/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { alertFigures } from '../alerts.ts'
import { findingsOfYear } from '../findings.ts'
import { type DwellBand, dwellBands, moneyBy } from '../money.ts'
import { contentHash, type Viewer } from '../report.ts'
import type { TownshipEvaluationData } from './data.ts'

export interface TownshipEvaluationParams {
  asOf: string
  /** The run; of the day's when absent the published one. */
  evaluation?: string | undefined
  township: string
}

type Ranking = Pick<EvaluationSummary, 'id' | 'year' | 'ranking'>

/**
 * A township's result with its money and what supervision found there. Refuses with
 * `evaluation-not-found` where there is none as of the day, or none that the viewer may see.
 */
export async function loadTownshipEvaluation(
  db: Db,
  viewer: Viewer,
  params: TownshipEvaluationParams,
): Promise<TownshipEvaluationData> {
  if (viewer.townshipCode !== null && viewer.townshipCode !== params.township) {
    throw evaluationNotFound()
  }
  const ranking = await rankingOf(db, viewer, params)
  const { districtCode } = viewer
  const { asOf, township } = params
  const dwell = await dwellBands(db, { districtCode, year: ranking.year, asOf, township })
  return loadWithRanking(db, viewer, params, { ranking, dwell })
}

/** What all reports of a day's evaluation share; a township's users only see a published one. */
export async function rankingOf(
  db: Db,
  viewer: Viewer,
  { asOf, evaluation: asked }: Omit<TownshipEvaluationParams, 'township'>,
): Promise<Ranking> {
  const { districtCode } = viewer
  const id = await evaluationIdOfDay(db, viewer, { asOf, asked, series: 'effectiveness' })
  // The ranking names the other townships too: it is published with the result.
  const summary = await evaluationSummaryOf(db, { districtCode, townshipCode: null }, id)
  if (viewer.townshipCode !== null && summary.state !== 'published') throw evaluationNotFound()
  return summary
}

export async function loadWithRanking(
  db: Db,
  { districtCode }: Viewer,
  { asOf, township }: TownshipEvaluationParams,
  { ranking: { id, ranking }, dwell }: { ranking: Ranking; dwell: readonly DwellBand[] },
): Promise<TownshipEvaluationData> {
  const reader = { districtCode, townshipCode: null }
  const result = await townshipResultOf(db, reader, { id, code: township })
  const scope = { districtCode, year: result.year, asOf, township }
  const { rows: months, total: money } = await moneyBy(db, scope, 'month')
  const district = await districtOf(db, districtCode)
  const figures = {
    ...resultFigures(result),
    gradeCap: ranking.find(({ code }) => code === township)?.gradeCap ?? null,
    money,
    byMonth: months
      .filter(({ name }) => name.startsWith(String(result.year)))
      .map(({ name, paidFen, spentFen }) => ({ month: name, paidFen, spentFen })),
    dwell,
    findings: await findingsOfYear(db, reader, scope),
    ...(await alertFigures(db, { districtCode, townshipCode: township })),
    peers: peersOf(ranking, township),
  }
  return {
    ...figures,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf,
    issuedOn: result.publishedOn,
    queryUrl: `/api/evaluations/${id}`,
    generatedFrom: contentHash(figures),
    issue: null,
  }
}

function resultFigures({ township, previous, ...run }: TownshipDetail) {
  const before = new Map(previous?.areas.map(({ name, score }) => [name, score]))
  return {
    townshipCode: township.code,
    townshipName: township.name,
    year: run.year,
    schemeName: run.schemeName,
    schemeVersion: run.schemeVersion,
    runId: run.id,
    resultHash: run.resultHash,
    total: township.total,
    fullMarks: run.fullMarks,
    grade: township.grade,
    rank: township.rank,
    rankOf: run.rankOf,
    districtMean: run.districtMean,
    vetoes: township.vetoes,
    previous:
      previous === null
        ? null
        : { asOf: previous.asOf, total: previous.total, rank: previous.rank },
    areas: township.areas.map(({ indicators, ...area }) => ({
      ...area,
      previousScore: before.get(area.name) ?? null,
      indicators: indicators.map(({ code, name, weight, target, measured, reason, ...one }) => ({
        code,
        name,
        weight,
        target,
        measured,
        reason,
        score: one.score ?? (one.status === 'missing' ? '未填报' : '不适用'),
      })),
    })),
  }
}

const wholeRanking = 10
const neighbours = 3

/** The ranking; of a long one the first three, and those around the township. */
function peersOf(ranking: Ranking['ranking'], township: string) {
  const own = ranking.findIndex(({ code }) => code === township)
  return ranking
    .filter((_, at) => ranking.length <= wholeRanking || at < 3 || Math.abs(at - own) <= neighbours)
    .map(({ name, total, grade, gradeCap, rank }) => ({ name, total, grade, gradeCap, rank }))
}
