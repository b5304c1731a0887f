import {
  type EvaluationSummary,
  evaluationIdOfDay,
  evaluationNotFound,
  evaluationSummaryOf,
  type Sensitivity,
  sensitivityOf,
} from '../../src/features/evaluation/index.ts'
import { districtOf } from '../../src/features/reference/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { alertFigures } from '../alerts.ts'
import { findingsOfYear } from '../findings.ts'
import { dwellBands, moneyBy } from '../money.ts'
import { contentHash, type Viewer } from '../report.ts'
import type { DistrictSummaryData } from './data.ts'

/** The ranking with money and supervision; refuses townships' users with `evaluation-not-found`. */
export async function loadDistrictSummary(
  db: Db,
  viewer: Viewer,
  { asOf, evaluation: asked }: { asOf: string; evaluation?: string | undefined },
): Promise<DistrictSummaryData> {
  if (viewer.townshipCode !== null) throw evaluationNotFound()
  const { districtCode } = viewer
  const id = await evaluationIdOfDay(db, viewer, { asOf, asked, series: 'effectiveness' })
  const summary = await evaluationSummaryOf(db, viewer, id)
  const { year } = summary
  const scope = { districtCode, year, asOf }
  const district = await districtOf(db, districtCode)
  const { rows: byTownship, total } = await moneyBy(db, scope, 'township')
  const figures = {
    ...resultFigures(summary),
    tightest: tightestOf(await sensitivityOf(db, viewer, id)),
    byTownship,
    total,
    byMonth: (await moneyBy(db, scope, 'month')).rows
      .filter(({ name }) => name.startsWith(String(year)))
      .map(({ name, paidFen, spentFen }) => ({ month: name, paidFen, spentFen })),
    dwell: await dwellBands(db, scope),
    ...(await alertFigures(db, viewer)),
    findings: await findingsOfYear(db, viewer, { year, asOf }),
  }
  return {
    ...figures,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf,
    issuedOn: summary.publishedOn,
    queryUrl: `/api/evaluations/${id}/ranking`,
    generatedFrom: contentHash(figures),
    issue: null,
  }
}

function resultFigures(summary: EvaluationSummary) {
  return {
    year: summary.year,
    schemeName: summary.schemeName,
    schemeVersion: summary.schemeVersion,
    runId: summary.id,
    resultHash: summary.resultHash,
    fullMarks: summary.fullMarks,
    districtMean: summary.districtMean,
    areas: summary.areas,
    ranking: summary.ranking.map(({ name, total, grade, gradeCap, rank, previousRank, areas }) => ({
      name,
      total,
      grade,
      gradeCap,
      rank,
      previousRank,
      scores: areas.map(({ score }) => score),
    })),
  }
}

const mostTight = 3

/** Lengths only: how far a weight may move, the smaller way. */
function tightestOf(sensitivity: Sensitivity) {
  const roomOf = ({ weight, low, high }: Sensitivity[number]) =>
    Math.min(
      low === null ? Number.POSITIVE_INFINITY : Number(weight) - Number(low.weight),
      high === null ? Number.POSITIVE_INFINITY : Number(high.weight) - Number(weight),
    )
  return sensitivity
    .filter((one) => Number.isFinite(roomOf(one)))
    .toSorted((a, b) => roomOf(a) - roomOf(b))
    .slice(0, mostTight)
    .map(({ name, weight, low, high }) => ({
      name,
      weight,
      low: low?.weight ?? '不限',
      high: high?.weight ?? '不限',
    }))
}
