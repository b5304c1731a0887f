import { formatYuan } from '../../../kernel/fen.ts'
import type { Db } from '../../../platform/db/database.ts'
import { evaluationNotFound } from '../problems.ts'
import { marksText } from '../scores/marks-text.ts'
import { districtMeanOf, inOrder, meanOf } from '../scores/results.ts'
import { sum } from '../scores/spread.ts'
import { gradeCapOf } from '../scores/standings.ts'
import { type Reader, runById } from './evaluation-query.ts'
import { pastOf } from './past.ts'
import type { EvaluationSummary } from './schemas.ts'
import { scoredSubjects, sumsOfRun } from './scored-subjects.ts'

/** The ranking with areas, means and the last period's ranks; for the bureau, not for townships. */
export async function evaluationSummaryOf(
  db: Db,
  reader: Reader,
  id: string,
): Promise<EvaluationSummary> {
  if (reader.townshipCode !== null) throw evaluationNotFound()
  const { districtCode } = reader
  const { evaluation, scheme } = await runById(db, reader, id)
  const subjects = await scoredSubjects(db, { districtCode, id })
  const sums = await sumsOfRun(db, { districtCode, id })
  const past = await pastOf(db, districtCode, evaluation)
  return {
    ...evaluation,
    fullMarks: marksText(scheme.fullMarks),
    districtMean: districtMeanOf(scheme, sums),
    rankOf: sums.count,
    areas: scheme.areas.map(({ name, indicators }) => ({
      name,
      weight: marksText(sum(indicators.map(({ weight }) => weight))),
      districtMean: meanOf(
        sums,
        indicators.map(({ code }) => code),
      ),
    })),
    ranking: inOrder(subjects).map((subject) => {
      const { code, name, total, grade, rank, scores } = subject
      const marks = new Map(scores.map((one) => [one.code, one.score ?? 0n]))
      return {
        code,
        name,
        total: formatYuan(total),
        grade,
        rank,
        gradeCap: gradeCapOf(scheme, subject),
        areas: scheme.areas.map((area) => ({
          name: area.name,
          score: formatYuan(sum(area.indicators.map((one) => marks.get(one.code) ?? 0n))),
        })),
        previousTotal: past.get(code)?.total ?? null,
        previousRank: past.get(code)?.rank ?? null,
      }
    }),
  }
}
