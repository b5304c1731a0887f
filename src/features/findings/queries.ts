import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { pageInOrder } from '../../platform/db/keyset.ts'
import { parametersOf } from '../parameters/index.ts'
import { findingParts } from './detail.ts'
import { findingRows, type Policy, type Reader } from './finding-rows.ts'
import { findingPolicy } from './policy.ts'
import { findingNotFound } from './problems.ts'
import type { Finding, FindingDetail, FindingFilter } from './schemas.ts'
import { findingWorkflow } from './workflow.ts'

export type { Reader } from './finding-rows.ts'

const sortColumns = {
  dueOn: { value: sql.ref('dueOn'), type: 'date' },
  number: { value: sql.ref('number'), type: 'text' },
  township: { value: sql`coalesce("townshipCode", '')`, type: 'text' },
  amount: { value: sql.ref('amount'), type: 'bigint' },
  remaining: { value: sql.ref('remaining'), type: 'bigint' },
  state: { value: sql.ref('state'), type: 'text' },
  pattern: { value: sql.ref('pattern'), type: 'text' },
  responsibleUnit: { value: sql.ref('responsibleUnit'), type: 'text' },
} as const

/** What the lists count by on a day. */
export function policyOn(db: Db, { districtCode }: Reader, asOf: string): Promise<Policy> {
  return parametersOf(db, findingPolicy, { districtCode, asOf })
}

/** Findings as they stood for a day, page by page; the earliest deadline first if not asked. */
export async function findingsOf(
  db: Db,
  reader: Reader,
  { asOf, ...filter }: FindingFilter & { asOf: string },
): Promise<{ items: Finding[]; nextCursor: string | null }> {
  const policy = await policyOn(db, reader, asOf)
  const rows = sql`
    select * from (${findingRows(reader, { asOf, policy })}) found where ${matching(filter)}`
  const { sort = 'dueOn', limit, cursor } = filter
  const id = { value: sql`id`, type: 'uuid' } as const
  return pageInOrder(db, rows, { columns: sortColumns, sort, id, limit, cursor })
}

function matching(filter: FindingFilter) {
  const isOrAny = (column: string, value: string | undefined) => sql`
    (${value ?? null}::text is null or ${sql.ref(column)} = ${value ?? null})`
  const holds = (condition: ReturnType<typeof sql>, value: boolean | undefined) => sql`
    (${value ?? null}::boolean is null or (${condition}) = ${value ?? null}::boolean)`
  return sql`${isOrAny('state', filter.state)}
    and ${holds(sql`state <> 'closed'`, filter.open)} and ${isOrAny('source', filter.source)}
    and ${isOrAny('pattern', filter.pattern)} and ${isOrAny('townshipCode', filter.townshipCode)}
    and ${holds(sql`"isOverdue"`, filter.overdue)} and ${holds(sql`"isDueSoon"`, filter.dueSoon)}
    and ${holds(sql`"repeatOf" is not null`, filter.repeated)}`
}

/** One finding with all that hangs on it; refuses with `finding-not-found`. */
export async function findingById(
  db: Db,
  reader: Reader,
  { id, asOf }: { id: string; asOf: string },
): Promise<FindingDetail> {
  const policy = await policyOn(db, reader, asOf)
  const { rows } = await sql<Finding>`
    select * from (${findingRows(reader, { asOf, policy })}) row where id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (row === undefined) throw findingNotFound()
  return {
    ...row,
    possibleSteps: findingWorkflow.eventsIn(row.state),
    ...(await findingParts(db, reader, { id, asOf })),
  }
}
