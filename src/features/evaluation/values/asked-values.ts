import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import type { Reader } from '../runs/evaluation-query.ts'
import { indicatorsOf, type Scheme, type SchemeIndicator } from '../scheme/definition.ts'
import { schemeByCode } from '../scheme/queries.ts'
import type { GivenSource } from '../scheme/source.ts'
import { marksText } from '../scores/marks-text.ts'
import type { AskedValue } from './schemas.ts'

export interface Asking {
  scheme: string
  kind?: 'reported' | 'inspected' | undefined
  townshipCode?: string | undefined
}

interface Row {
  subject_code: string
  subject_name: string
  code: string
  value: string | null
  note: string | null
  claimed: number | null
  proof_ids: string[] | null
  version: number | null
}

/**
 * The form of a scheme: every value that somebody has to give, with what has been given. The August
 * inspection's form is the part of it that is `inspected`. A township sees its own.
 */
export async function askedValues(
  db: Db,
  { districtCode, townshipCode }: Reader,
  { scheme: code, kind, townshipCode: only }: Asking,
): Promise<AskedValue[]> {
  const { scheme } = await schemeByCode(db, districtCode, { code })
  const asked = givenItems(scheme).filter(
    ({ source }) => kind === undefined || source.kind === kind,
  )
  const whom =
    scheme.scores === 'township'
      ? sql`select code, name from township where district_code = ${districtCode}`
      : sql`select code, name from district where code = ${districtCode}`
  const { rows } = await sql<Row>`
    select whom.code as subject_code, whom.name as subject_name, asked.code,
      trim_scale(given.value)::text as value, given.note, given.claimed_centi as claimed,
      given.proof_ids, given.version
    from (${whom}) whom
    cross join unnest(${asked.map(({ source }) => source.code)}::text[])
      with ordinality as asked (code, position)
    left join indicator_value given on given.district_code = ${districtCode}
      and given.year = ${scheme.year} and given.period = ${scheme.period}
      and given.subject_code = whom.code and given.indicator_code = asked.code
    where (${townshipCode ?? only ?? null}::text is null
      or whom.code = ${townshipCode ?? only ?? null})
    order by whom.code, asked.position`.execute(db)
  const items = new Map(asked.map((item) => [item.source.code, item]))
  return rows.flatMap((row) => {
    const item = items.get(row.code)
    return item === undefined ? [] : [askedValue(scheme, item, row)]
  })
}

type Item = Pick<SchemeIndicator, 'code' | 'name' | 'target' | 'evidence' | 'source'>
type GivenItem = Item & { source: GivenSource }

/** What a scheme measures, vetoes too, whose values somebody has to give; each value once. */
export function givenItems(scheme: Scheme): GivenItem[] {
  const vetoes: Item[] = scheme.vetoes.map(({ code, name, source, allowed }) => {
    return { code, name, source, target: `一票否决:多于${allowed}的`, evidence: [] }
  })
  const given = [...indicatorsOf(scheme), ...vetoes].filter(
    (item): item is GivenItem => item.source.kind !== 'computed',
  )
  return given.filter(
    ({ source }, no) => given.findIndex((one) => one.source.code === source.code) === no,
  )
}

function askedValue({ year, period }: Scheme, item: GivenItem, row: Row): AskedValue {
  const { kind, unit, proof, code } = item.source
  return {
    year,
    period,
    subjectCode: row.subject_code,
    subjectName: row.subject_name,
    code,
    indicator: item.code,
    indicatorName: item.name,
    kind,
    unit,
    target: item.target,
    evidence: item.evidence,
    proof,
    value: row.value,
    note: row.note ?? '',
    claimed: row.claimed === null ? null : marksText(BigInt(row.claimed)),
    proofIds: row.proof_ids ?? [],
    version: row.version,
  }
}
