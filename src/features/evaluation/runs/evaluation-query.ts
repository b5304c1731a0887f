import type { Actor } from '../../../platform/db/command.ts'
import type { Db } from '../../../platform/db/database.ts'
import { evaluationNotFound } from '../problems.ts'
import { type Scheme, schemeDefinition } from '../scheme/definition.ts'
import type { EvaluationState } from '../workflow.ts'
import type { Evaluation } from './schemas.ts'

/** Who reads: a township's users see what is reviewed or published, of it their own township. */
export type Reader = Pick<Actor, 'districtCode' | 'townshipCode'>

export function evaluationQuery(db: Db, { districtCode, townshipCode }: Reader) {
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
      'evaluation.reviewed_on as reviewedOn',
      'evaluation.appeal_until as appealUntil',
      'evaluation.published_on as publishedOn',
      'evaluation.missing_reason as missingReason',
      'evaluation.result_hash as resultHash',
      'evaluation.version',
    ])
    .where('evaluation.district_code', '=', districtCode)
    .$if(townshipCode !== null, (query) =>
      query.where('evaluation.state', 'in', ['reviewed', 'published']),
    )
    .orderBy('evaluation.as_of', 'desc')
    .orderBy('evaluation.id', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof evaluationQuery>['executeTakeFirstOrThrow']>>

export function evaluationOfRow({ definition, resultHash, ...row }: Row): Evaluation {
  return {
    ...row,
    schemeName: schemeDefinition.parse(definition).name,
    state: row.state as EvaluationState,
    resultHash: resultHash?.toString('hex') ?? null,
  }
}

export interface Run {
  evaluation: Evaluation
  scheme: Scheme
}

/** A run with its scheme; refuses with `evaluation-not-found`. */
export async function runById(db: Db, reader: Reader, id: string): Promise<Run> {
  const row = await evaluationQuery(db, reader).where('evaluation.id', '=', id).executeTakeFirst()
  if (row === undefined) throw evaluationNotFound()
  return { evaluation: evaluationOfRow(row), scheme: schemeDefinition.parse(row.definition) }
}

/** The runs of everything that was evaluated, the latest first. */
export async function evaluationsOf(db: Db, reader: Reader): Promise<Evaluation[]> {
  const rows = await evaluationQuery(db, reader).execute()
  return rows.map(evaluationOfRow)
}
