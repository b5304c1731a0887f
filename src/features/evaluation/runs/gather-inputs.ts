import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import { prepareMeasures } from '../indicators/prepared.ts'
import { measuredOf, type Scheme } from '../scheme/definition.ts'
import type { Source } from '../scheme/source.ts'
import { addComputed, freezeInputs } from './freeze-inputs.ts'
import { measureComputed, openMeasures } from './measure-computed.ts'
import { type GivenItem, measureGiven } from './measure-given.ts'

export interface Gathering {
  districtCode: string
  evaluationId: string
  asOf: string
}

/**
 * Measures everything a scheme asks for, as of a day, and freezes it with the run; what an earlier
 * gathering of the run had is replaced.
 */
export async function gatherInputs(tx: Tx, scheme: Scheme, gathering: Gathering): Promise<void> {
  // A year of a large district is sorted and added up in memory.
  await sql`set local work_mem = '64MB'`.execute(tx)
  await clearAway(tx, gathering)
  await openSubjects(tx, scheme, gathering)
  const { year, period, scores } = scheme
  const { districtCode, asOf } = gathering
  await prepareMeasures(tx, { districtCode, year, asOf })
  await openMeasures(tx)
  const given: GivenItem[] = []
  for (const { code: item, source, ...rest } of measuredOf(scheme)) {
    const owner = ('owner' in rest ? rest.owner : undefined) ?? ownerOf(source, scores)
    if (source.kind !== 'computed') given.push({ item, source, owner })
    else {
      await measureComputed(tx, source, { districtCode, year, asOf, item, owner })
    }
  }
  await addComputed(tx, scores, gathering)
  await measureGiven(tx, given, { ...gathering, year, period })
  await freezeInputs(tx, scores, gathering)
}

/** Who supplies what the scheme says nothing about; null: each township its own. */
function ownerOf({ kind }: Source, scores: Scheme['scores']): string | null {
  if (kind === 'inspected') return '社会救助股'
  return kind === 'reported' && scores === 'township' ? null : '规划财务股'
}

async function clearAway(tx: Tx, { districtCode, evaluationId }: Gathering): Promise<void> {
  for (const table of ['score', 'score_case', 'score_input', 'evaluation_subject'] as const) {
    await tx
      .deleteFrom(table)
      .where('district_code', '=', districtCode)
      .where('evaluation_id', '=', evaluationId)
      .execute()
  }
}

/** Whom the scheme scores: every township, or the district as one. */
async function openSubjects(
  tx: Tx,
  { scores }: Scheme,
  { districtCode, evaluationId }: Gathering,
): Promise<void> {
  const whom =
    scores === 'township'
      ? sql`select code, code, name from township where district_code = ${districtCode}`
      : sql`select null, code, name from district where code = ${districtCode}`
  await sql`
    insert into evaluation_subject (district_code, evaluation_id, township_code, name)
    select ${districtCode}, ${evaluationId}, whom.township_code, whom.name
    from (${whom}) whom (township_code, code, name)
    order by whom.code`.execute(tx)
}
