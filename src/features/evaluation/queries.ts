import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import { frozen } from './frozen.ts'
import { evaluationNotFound } from './problems.ts'
import { resultsOf, type ScoreRow } from './results.ts'
import type { Evaluation, EvaluationDetail } from './schemas.ts'
import { schemeDefinition } from './scheme.ts'
import { marksText } from './scoring.ts'
import type { EvaluationState } from './workflow.ts'

/** Who reads: a township's users see what is published, of it their own township. */
export type Reader = Pick<Actor, 'districtCode' | 'townshipCode'>

/** The schemes, the newest version of each code first. */
export async function schemesOf(db: Db, districtCode: string) {
  const rows = await db
    .selectFrom('scheme')
    .select(['code', 'version', 'year', 'definition'])
    .where('district_code', '=', districtCode)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    name: schemeDefinition.parse(row.definition).name,
    definition: row.definition as Record<string, unknown>,
  }))
}

/** The evaluations, the latest first. */
export async function evaluationsOf(db: Db, reader: Reader): Promise<Evaluation[]> {
  const rows = await evaluationQuery(db, reader).execute()
  return rows.map((row) => evaluationOfRow(row))
}

/** One evaluation with every score; refuses with `evaluation-not-found`. */
export async function evaluationById(
  db: Db,
  reader: Reader,
  id: string,
): Promise<EvaluationDetail> {
  const row = await evaluationQuery(db, reader).where('evaluation.id', '=', id).executeTakeFirst()
  if (row === undefined) throw evaluationNotFound()
  return detailOf(db, reader, row)
}

/** The latest evaluation of a day with every score; refuses with `evaluation-not-found`. */
export async function evaluationOfDay(
  db: Db,
  reader: Reader,
  asOf: string,
): Promise<EvaluationDetail> {
  const row = await evaluationQuery(db, reader)
    .where('evaluation.as_of', '=', asOf)
    .executeTakeFirst()
  if (row === undefined) throw evaluationNotFound()
  return detailOf(db, reader, row)
}

function evaluationQuery(db: Db, { districtCode, townshipCode }: Reader) {
  return db
    .selectFrom('evaluation')
    .innerJoin('scheme', (join) =>
      join
        .onRef('scheme.district_code', '=', 'evaluation.district_code')
        .onRef('scheme.id', '=', 'evaluation.scheme_id'),
    )
    .select([
      'evaluation.id',
      'scheme.code as scheme',
      'scheme.version as schemeVersion',
      'scheme.year',
      'scheme.definition',
      'evaluation.as_of as asOf',
      'evaluation.state',
      'evaluation.published_on as publishedOn',
      'evaluation.version',
    ])
    .where('evaluation.district_code', '=', districtCode)
    .$if(townshipCode !== null, (query) => query.where('evaluation.state', '=', 'published'))
    .orderBy('evaluation.as_of', 'desc')
    .orderBy('evaluation.id', 'desc')
}

type EvaluationRow = Awaited<
  ReturnType<ReturnType<typeof evaluationQuery>['executeTakeFirstOrThrow']>
>

function evaluationOfRow({ definition, ...row }: EvaluationRow): Evaluation {
  const schemeName = schemeDefinition.parse(definition).name
  return { ...row, schemeName, state: row.state as EvaluationState }
}

async function detailOf(db: Db, reader: Reader, row: EvaluationRow): Promise<EvaluationDetail> {
  const scheme = schemeDefinition.parse(row.definition)
  const scores = await scoresOf(db, reader.districtCode, row.id)
  const { districtMean, townships } = resultsOf(scheme, scores)
  return {
    ...evaluationOfRow(row),
    fullMarks: marksText(scheme.fullMarks),
    districtMean,
    rankOf: townships.length,
    townships: townships.filter(
      ({ code }) => reader.townshipCode === null || code === reader.townshipCode,
    ),
  }
}

/** The kept scores of an evaluation. */
export async function scoresOf(
  db: Db,
  districtCode: string,
  evaluationId: string,
): Promise<ScoreRow[]> {
  const rows = await db
    .selectFrom('score')
    .innerJoin('township', (join) =>
      join
        .onRef('township.district_code', '=', 'score.district_code')
        .onRef('township.code', '=', 'score.township_code'),
    )
    .select([
      'score.township_code as townshipCode',
      'township.name as townshipName',
      'score.indicator_code as indicatorCode',
      'score.measured',
      'score.weight_centi as weight',
      'score.score_centi as score',
      'score.reason',
    ])
    .where('score.district_code', '=', districtCode)
    .where('score.evaluation_id', '=', evaluationId)
    .orderBy('score.township_code')
    .orderBy('score.indicator_code')
    .execute()
  return rows.map(({ weight, score, measured, ...row }) => ({
    ...row,
    measured: frozen.parse(measured),
    weight: BigInt(weight),
    score: score === null ? null : BigInt(score),
  }))
}
