import { alertsByPattern } from '../../src/features/detection/index.ts'
import {
  type EvaluationDetail,
  evaluationNotFound,
  evaluationOfDay,
  type TownshipResult,
} from '../../src/features/evaluation/index.ts'
import { findingCounts } from '../../src/features/findings/index.ts'
import { flowTotals } from '../../src/features/ledger/index.ts'
import { districtOf } from '../../src/features/reference/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { contentHash, type Viewer } from '../report.ts'
import type { TownshipEvaluationData } from './data.ts'

const patternNames: Readonly<Record<string, string>> = Object.freeze({
  retention: '滞留',
  interception: '截留',
  diversion: '挪用',
  out_of_scope: '超范围',
  integrity: '疑似虚假',
})

/**
 * A township's result with its money and what supervision found there. Refuses with
 * `evaluation-not-found` where there is none as of the day, or none that the viewer may see.
 */
export async function loadTownshipEvaluation(
  db: Db,
  viewer: Viewer,
  { asOf, township }: { asOf: string; township: string },
): Promise<TownshipEvaluationData> {
  if (viewer.townshipCode !== null && viewer.townshipCode !== township) throw evaluationNotFound()
  const { districtCode } = viewer
  const seen = await evaluationOfDay(db, viewer, asOf)
  if (viewer.townshipCode !== null && seen.state !== 'published') throw evaluationNotFound()
  // The ranking names the other townships too: it is published with the result.
  const evaluation = await evaluationOfDay(db, { districtCode, townshipCode: null }, asOf)
  const own = evaluation.townships.find(({ code }) => code === township)
  if (own === undefined) throw evaluationNotFound()
  const scope = { districtCode, townshipCode: township }
  const sums = await flowTotals(db, { ...scope, fiscalYear: evaluation.year, asOf })
  const district = await districtOf(db, districtCode)
  const figures = {
    ...resultFigures(evaluation, own),
    money: {
      allocatedFen: sums.allocated,
      disbursedFen: sums.disbursed,
      paidFen: sums.paid,
      spentFen: sums.spent,
      returnedFen: sums.returned,
      recoveredFen: sums.recovered,
      balanceFen: sums.allocated - sums.paid - sums.spent,
    },
    ...(await findingCounts(db, scope)),
    alertsByPattern: (await alertsByPattern(db, scope)).map(({ pattern, count, amount }) => ({
      name: patternNames[pattern] ?? pattern,
      count,
      amountFen: amount,
    })),
  }
  return {
    ...figures,
    districtName: district.name,
    bureauName: `${district.name}民政局`,
    asOf,
    issuedOn: evaluation.publishedOn,
    queryUrl: `/api/evaluations/${evaluation.id}`,
    generatedFrom: contentHash(figures),
  }
}

function resultFigures(evaluation: EvaluationDetail, own: TownshipResult) {
  return {
    townshipName: own.name,
    year: evaluation.year,
    schemeName: evaluation.schemeName,
    total: own.total,
    fullMarks: evaluation.fullMarks,
    grade: own.grade,
    rank: own.rank,
    rankOf: evaluation.rankOf,
    districtMean: evaluation.districtMean,
    areas: own.areas.map(({ indicators, ...area }) => ({
      ...area,
      indicators: indicators.map(({ score, status, ...one }) => ({
        ...one,
        score: score ?? (status === 'missing' ? '未填报' : '不适用'),
      })),
    })),
    peers: evaluation.townships.map(({ name, total, grade, rank }) => ({
      townshipName: name,
      total,
      grade,
      rank,
    })),
  }
}
