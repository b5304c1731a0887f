import { formatYuan } from '../../../kernel/fen.ts'
import { ceilRatio, floorRatio, type Ratio } from '../../../kernel/ratio.ts'
import type { Db } from '../../../platform/db/database.ts'
import { evaluationNotFound } from '../problems.ts'
import { marksText } from '../scores/marks-text.ts'
import { type Bound, freedomOf } from '../scores/sensitivity.ts'
import { supposeEach, supposeTogether } from '../scores/what-if.ts'
import { type Reader, runById } from './evaluation-query.ts'
import { scoredSubjects } from './scored-subjects.ts'
import type { Sensitivity, WhatIf } from './supposing-schemas.ts'

/** What raising indicators to their targets would do; refuses with `evaluation-not-found`. */
export async function whatIf(
  db: Db,
  reader: Reader,
  { id, code, indicators }: { id: string; code: string; indicators: readonly string[] },
): Promise<WhatIf> {
  if (reader.townshipCode !== null && reader.townshipCode !== code) throw evaluationNotFound()
  const { scheme } = await runById(db, reader, id)
  const subjects = await scoredSubjects(db, { districtCode: reader.districtCode, id })
  const own = subjects.find((one) => one.code === code)
  if (own === undefined) throw evaluationNotFound()
  return {
    now: { total: formatYuan(own.total), grade: own.grade, rank: own.rank },
    each: supposeEach(scheme, subjects, code),
    together: supposeTogether(scheme, subjects, { code, indicators }),
  }
}

/** How far every weight may move before the ranking changes. */
export async function sensitivityOf(db: Db, reader: Reader, id: string): Promise<Sensitivity> {
  const { scheme } = await runById(db, reader, id)
  const subjects = await scoredSubjects(db, { districtCode: reader.districtCode, id })
  const names = new Map(subjects.map(({ code, name }) => [code, name]))
  const said = (bound: Bound | null, rounded: (ratio: Ratio) => bigint) =>
    bound === null
      ? null
      : {
          weight: marksText(rounded(bound.weight)),
          ahead: names.get(bound.ahead) ?? bound.ahead,
          behind: names.get(bound.behind) ?? bound.behind,
        }
  return freedomOf(scheme, subjects).map(({ part, low, high }) => ({
    kind: part.kind,
    code: part.code,
    name: part.name,
    weight: marksText(part.weight),
    // Rounded towards the weight as it is: within what is said the order stays.
    low: said(low, ceilRatio),
    high: said(high, floorRatio),
  }))
}
