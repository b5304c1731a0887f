import { formatYuan } from '../../../kernel/fen.ts'
import type { Db } from '../../../platform/db/database.ts'
import { schemeDefinition, seriesOf } from '../scheme/definition.ts'
import { sum } from '../scores/spread.ts'
import { evaluationQuery } from './evaluation-query.ts'
import type { Evaluation, Past } from './schemas.ts'
import { scoredSubjects } from './scored-subjects.ts'

/** By township, the last published result before this one under the same series of schemes. */
export async function pastOf(
  db: Db,
  districtCode: string,
  { asOf, scheme }: Pick<Evaluation, 'asOf' | 'scheme'>,
  subject: string | null = null,
): Promise<Map<string, Past>> {
  const earlier = await evaluationQuery(db, { districtCode, townshipCode: null })
    .where('evaluation.state', '=', 'published')
    .where('evaluation.as_of', '<', asOf)
    .execute()
  const last = earlier.find((row) => seriesOf(row.scheme) === seriesOf(scheme))
  if (last === undefined) return new Map()
  const { areas } = schemeDefinition.parse(last.definition)
  const subjects = await scoredSubjects(db, { districtCode, id: last.id }, subject)
  return new Map(
    subjects.map(({ code, total, grade, rank, scores }) => {
      const marks = new Map(scores.map((one) => [one.code, one.score ?? 0n]))
      const past = {
        asOf: last.asOf,
        total: formatYuan(total),
        grade,
        rank,
        areas: areas.map(({ name, indicators }) => ({
          name,
          score: formatYuan(sum(indicators.map((one) => marks.get(one.code) ?? 0n))),
        })),
      }
      return [code, past]
    }),
  )
}
