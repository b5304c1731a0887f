import { allows } from '../../../src/features/access/index.ts'
import { roles } from '../../support/app.ts'
import type { LoadedSample } from '../../support/sample.ts'
import type { Operation } from '../operations.ts'

/** Values that there are, so that requests come further than "not found". */
export interface KnownValues {
  /** Of what the address, parameter or field names; empty where nothing is known. */
  of(name: string, path?: string): unknown[]
}

const mostOfOne = 12

/** Fields that name a record of another list: the list, and which of its fields they hold. */
const elsewhere: Readonly<Record<string, string>> = {
  accountId: '/api/accounts id',
  account: '/api/accounts id',
  actorId: '/api/users id',
  alertIds: '/api/alerts id',
  assignedTo: '/api/users id',
  batch: '/api/payment-batches number',
  batchNumber: '/api/payment-batches number',
  category: '/api/categories code',
  categoryCode: '/api/categories code',
  document: '/api/appropriations documentNumber',
  documentNumber: '/api/appropriations documentNumber',
  expectedFileId: '/api/expected-files id',
  lineIds: '/api/reconciliation-exceptions id',
  material: '/api/materials code',
  reasonCode: '/api/dismissal-reasons code',
  ruleCode: '/api/detection-rules code',
  scheme: '/api/schemes code',
  township: '/api/townships code',
  townshipCode: '/api/townships code',
  townships: '/api/townships code',
  voucher: '/api/expenditures voucherNumber',
}

/** What a list is asked for; it is required by some. */
const asked: Readonly<Record<string, string>> = {
  year: '2023',
  month: '2023-01',
  period: 'year',
  quarter: '1',
  asOf: '2023-01-31',
}

/** What was answered last where something was made, by the route's address. */
export type Learned = ReadonlyMap<string, readonly unknown[]>

/** Reads every list there is, as somebody who may, and remembers what stands in it by name. */
export async function knownValues(
  sample: LoadedSample,
  operations: Operation[],
  { more, learned }: { more: Readonly<Record<string, unknown[]>>; learned: Learned },
): Promise<KnownValues> {
  const found = new Map<string, Set<unknown>>()
  const keep = (name: string, value: unknown) => {
    const values = found.get(name) ?? new Set()
    if (values.size < mostOfOne) found.set(name, values.add(value))
  }
  const own = new Set(Object.values(sample.actors).map(({ userId }) => userId))
  const walk = (value: unknown, list: string) => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, part] of Object.entries(value)) {
      if (typeof part === 'object') walk(part, list)
      else if (!own.has(String(part))) {
        keep(name, part)
        keep(`${list} ${name}`, part)
      }
    }
  }
  for (const [path, answers] of learned) for (const answer of answers) walk(answer, path)
  for (const operation of operations) {
    const { method, path, permission } = operation
    const role = roles.find((one) => allows(one, permission))
    if (method !== 'GET' || path.includes('{') || role === undefined) continue
    const answer = await sample.as(role, { url: path, query: queryOf(operation) })
    const type = String(answer.headers['content-type'])
    if (answer.statusCode === 200 && type.startsWith('application/json')) walk(answer.json(), path)
  }
  const valuesOf = (name: string) => [...(found.get(name) ?? [])]
  return {
    of: (name, path) => {
      const given = more[name] ?? []
      const inList = path === undefined ? [] : valuesOf(`${listOf(path, name)} ${name}`)
      const there = inList.length > 0 ? inList : valuesOf(elsewhere[name] ?? name)
      return [...given, ...there]
    },
  }
}

const listOf = (path: string, name: string) => path.split(`/{${name}}`, 1)[0] ?? path

const queryOf = ({ parameters }: Operation) =>
  Object.fromEntries(
    parameters
      .filter((one) => one.in === 'query' && asked[one.name] !== undefined)
      .map(({ name }) => [name, asked[name] ?? '']),
  )
