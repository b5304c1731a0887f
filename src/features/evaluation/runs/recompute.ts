import type { Db } from '../../../platform/db/database.ts'
import { resultText } from '../scores/results.ts'
import { scoreRun } from '../scores/score-run.ts'
import { type Reader, runById } from './evaluation-query.ts'
import { hashOf } from './publish-evaluation.ts'
import { runInputs } from './run-inputs.ts'

/** Scores a run once more from its frozen inputs, and compares with what was published. */
export async function recompute(db: Db, reader: Reader, id: string) {
  const { evaluation, scheme } = await runById(db, reader, id)
  const text = await recomputedText(db, reader, id)
  const recomputedHash = hashOf(text).toString('hex')
  return {
    isSame: evaluation.resultHash === recomputedHash,
    publishedHash: evaluation.resultHash,
    recomputedHash,
    scheme: scheme.code,
  }
}

/** The result as it comes out of the frozen inputs and the decisions, as one text. */
export async function recomputedText(db: Db, reader: Reader, id: string): Promise<string> {
  const { evaluation, scheme } = await runById(db, reader, id)
  const { districtCode } = reader
  const inputs = await runInputs(db, { districtCode, evaluationId: id })
  return resultText(scheme, evaluation.asOf, scoreRun(scheme, inputs))
}
