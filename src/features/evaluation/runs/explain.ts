import { sql } from 'kysely'
import { formatYuan } from '../../../kernel/fen.ts'
import type { Db } from '../../../platform/db/database.ts'
import { column, pageInOrder } from '../../../platform/db/keyset.ts'
import { evaluationNotFound } from '../problems.ts'
import { indicatorsOf } from '../scheme/definition.ts'
import type { Frozen } from '../scores/frozen.ts'
import { indicatorResult } from '../scores/results.ts'
import { ruleText } from '../scores/rule-text.ts'
import { type Reader, runById } from './evaluation-query.ts'
import type { CasePage, CaseQuery, Explanation } from './schemas.ts'
import { scoredSubjects, sumsOfRun } from './scored-subjects.ts'

const caseOrders = {
  no: column.count('no'),
  key: column.text('key'),
  says: column.text('says'),
}

/** A score: of which run, of whom, of which indicator. */
export interface ScoreKey {
  id: string
  code: string
  indicator: string
}

/** What a score is made of, and by which rule; refuses with `evaluation-not-found`. */
export async function explainScore(
  db: Db,
  reader: Reader,
  { id, code, indicator }: ScoreKey,
): Promise<Explanation> {
  const { districtCode, townshipCode } = reader
  if (townshipCode !== null && townshipCode !== code) throw evaluationNotFound()
  const { scheme } = await runById(db, reader, id)
  const [subject] = await scoredSubjects(db, { districtCode, id }, code)
  const item = indicatorsOf(scheme).find((one) => one.code === indicator)
  const measured = subject?.measured.get(indicator)
  if (subject === undefined || item === undefined || measured === undefined) {
    throw evaluationNotFound()
  }
  const sums = await sumsOfRun(db, { districtCode, id })
  return {
    indicator: indicatorResult(item, subject, sums),
    rule: ruleText(item.scoring, item.weight),
    basis: item.basis,
    evidence: item.evidence,
    ...sourcesOf(measured),
  }
}

/** What a measured value is made of, in words: the parts of a sum, or note and proofs. */
function sourcesOf(measured: Frozen): Pick<Explanation, 'parts' | 'proofs' | 'note'> {
  if (measured.kind === 'computed') {
    const said = (number: string) =>
      measured.counts === '元' || measured.unit === 'yuan' ? formatYuan(BigInt(number)) : number
    const parts = measured.parts.map(({ name, numerator, denominator }) => ({
      name,
      numerator: said(numerator),
      denominator: measured.unit === 'yuan' ? denominator : said(denominator),
    }))
    return { parts, proofs: [], note: '' }
  }
  if (measured.kind === 'reported' || measured.kind === 'inspected') {
    return { parts: [], proofs: measured.proofs, note: measured.note }
  }
  return { parts: [], proofs: [], note: '' }
}

/** The rows that lost marks, page by page; a township's users get its own only. */
export async function casesOf(
  db: Db,
  reader: Reader,
  { id, code, indicator, limit, cursor, sort = 'no' }: ScoreKey & CaseQuery,
): Promise<CasePage> {
  const { districtCode, townshipCode } = reader
  if (townshipCode !== null && townshipCode !== code) throw evaluationNotFound()
  await runById(db, reader, id)
  const rows = sql`
    select no, one ->> 'kind' as kind, one ->> 'key' as key, one ->> 'says' as says
    from score_case
    cross join lateral jsonb_array_elements(cases) with ordinality listed (one, no)
    where district_code = ${districtCode} and evaluation_id = ${id}::uuid
      and subject_code = ${code} and indicator_code = ${indicator}`
  const no = column.count('no')
  return pageInOrder(db, rows, { columns: caseOrders, sort, id: no, limit, cursor })
}
