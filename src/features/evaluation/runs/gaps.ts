import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { indicatorsOf, type Scheme } from '../scheme/definition.ts'
import { marksText } from '../scores/marks-text.ts'
import { type Reader, runById } from './evaluation-query.ts'
import type { Gap } from './schemas.ts'

/** What a run lacks and who owes it; a township sees what it owes itself. */
export async function evaluationGaps(db: Db, reader: Reader, id: string): Promise<Gap[]> {
  const { scheme } = await runById(db, reader, id)
  return gapsOf(db, reader, { id, scheme })
}

/** The same of a run at hand. A bonus that nobody asks for and a score set by hand are no gaps. */
export async function gapsOf(
  db: Db,
  { districtCode, townshipCode }: Reader,
  { id, scheme }: { id: string; scheme: Scheme },
): Promise<Gap[]> {
  const { rows } = await sql<{
    subject: string
    name: string
    indicator: string
    owner: string
    why: string
  }>`
    select input.subject_code as subject, subject.name, item.code as indicator,
      item.measured ->> 'owner' as owner, item.measured ->> 'why' as why
    from score_input input
    join evaluation_subject subject using (district_code, evaluation_id, subject_code)
    cross join lateral jsonb_each(inputs) item (code, measured)
    where input.district_code = ${districtCode} and input.evaluation_id = ${id}::uuid
      and item.measured ->> 'kind' = 'missing'
      and (${townshipCode}::text is null or input.subject_code = ${townshipCode})
      and not exists (
        select 1 from score_change change
        where change.district_code = input.district_code
          and change.evaluation_id = input.evaluation_id
          and change.subject_code = input.subject_code
          and change.indicator_code = item.code and change.state = 'approved')
    order by input.subject_code, item.code`.execute(db)
  const items = new Map(indicatorsOf(scheme).map((item) => [item.code, item]))
  const vetoes = new Map(scheme.vetoes.map((veto) => [veto.code, veto]))
  return rows.flatMap(({ subject, name, indicator, owner, why }) => {
    const item = items.get(indicator)
    if (item?.scoring.kind === 'bonus') return []
    return {
      subjectCode: subject,
      subjectName: name,
      indicator,
      indicatorName: item?.name ?? vetoes.get(indicator)?.name ?? '',
      weight: marksText(item?.weight ?? 0n),
      owner,
      missing: why,
      evidence: item?.evidence ?? [],
    }
  })
}
