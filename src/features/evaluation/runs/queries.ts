import type { Db } from '../../../platform/db/database.ts'
import { evaluationNotFound } from '../problems.ts'
import { seriesOf } from '../scheme/definition.ts'
import { marksText } from '../scores/marks-text.ts'
import { districtMeanOf, inOrder, resultOf, sumsOf } from '../scores/results.ts'
import { evaluationQuery, type Reader, type Run, runById } from './evaluation-query.ts'
import { pastOf } from './past.ts'
import type { EvaluationDetail, TownshipDetail } from './schemas.ts'
import { scoredSubjects, sumsOfRun } from './scored-subjects.ts'

export { evaluationsOf, type Reader } from './evaluation-query.ts'

/** One run with every score; refuses with `evaluation-not-found`. */
export async function evaluationById(
  db: Db,
  reader: Reader,
  id: string,
): Promise<EvaluationDetail> {
  return detailOf(db, reader, await runById(db, reader, id))
}

/**
 * The run asked for, or of those of a series of schemes as of the day the published one; of several
 * that of the newest scheme. Refuses with `evaluation-not-found`.
 */
export async function evaluationIdOfDay(
  db: Db,
  reader: Reader,
  { asOf, series, asked }: { asOf: string; series: string; asked: string | undefined },
): Promise<string> {
  const rows = await evaluationQuery(db, reader).where('evaluation.as_of', '=', asOf).execute()
  const isMeant = ({ id, scheme }: (typeof rows)[number]) =>
    asked === undefined ? seriesOf(scheme) === series : id === asked
  const published = ({ state }: (typeof rows)[number]) => Number(state === 'published')
  const [row] = rows
    .filter(isMeant)
    .toSorted((a, b) => published(b) - published(a) || b.schemeVersion - a.schemeVersion)
  if (row === undefined) throw evaluationNotFound()
  return row.id
}

async function detailOf(
  db: Db,
  { districtCode, townshipCode }: Reader,
  { evaluation, scheme }: Run,
): Promise<EvaluationDetail> {
  const subjects = await scoredSubjects(db, { districtCode, id: evaluation.id })
  const sums = sumsOf(subjects)
  return {
    ...evaluation,
    fullMarks: marksText(scheme.fullMarks),
    districtMean: districtMeanOf(scheme, sums),
    rankOf: subjects.length,
    townships: inOrder(subjects)
      .filter(({ code }) => townshipCode === null || code === townshipCode)
      .map((subject) => resultOf(scheme, subject, sums)),
  }
}

/**
 * One township's result with that of the last period; a run of any size costs the same. Refuses
 * with `evaluation-not-found` where there is none, or none that the reader may see.
 */
export async function townshipResultOf(
  db: Db,
  reader: Reader,
  { id, code }: { id: string; code: string },
): Promise<TownshipDetail> {
  const { districtCode, townshipCode } = reader
  if (townshipCode !== null && townshipCode !== code) throw evaluationNotFound()
  const { evaluation, scheme } = await runById(db, reader, id)
  const [subject] = await scoredSubjects(db, { districtCode, id }, code)
  if (subject === undefined) throw evaluationNotFound()
  const sums = await sumsOfRun(db, { districtCode, id })
  return {
    ...evaluation,
    fullMarks: marksText(scheme.fullMarks),
    districtMean: districtMeanOf(scheme, sums),
    rankOf: sums.count,
    township: resultOf(scheme, subject, sums),
    previous: (await pastOf(db, districtCode, evaluation, code)).get(code) ?? null,
  }
}
