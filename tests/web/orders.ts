import { expect, test } from 'vitest'
import type { Stage } from './stage.ts'

type Row = Record<string, unknown>
interface Page {
  items: Row[]
  nextCursor: string | null
}
interface Parameter {
  name: string
  schema: { enum?: string[] }
}
interface Operation {
  parameters?: Parameter[]
  responses: Record<string, { content?: Record<string, { schema?: Row }> }>
}

/** Lists that have one order only: a running balance, a chart of accounts, runs, issued papers. */
const oneOrder = [
  '/api/accounts',
  '/api/accounts/{id}/entries',
  '/api/detection-runs',
  '/api/issued-reports',
]
/** What a column is called in the rows where its order has another name. */
const fields: Readonly<Record<string, string>> = {
  township: 'townshipCode',
  category: 'categoryCode',
  payee: 'payeeName',
  by: 'requestedByName',
}

/** Whatever a table can be sorted by, the service sorts and pages by it. */
export function orders(stageOf: () => Stage): void {
  test('every list that can grow is sorted by the service', async () => {
    const unsorted = listsOf(stageOf()).flatMap(({ path, sorts }) => (sorts === null ? [path] : []))
    expect(unsorted.toSorted()).toEqual(oneOrder.toSorted())
  })

  test('pages follow each other in every order of every list, up and down', async () => {
    const stage = stageOf()
    const addresses = await addressesOf(stage)
    let compared = 0
    for (const { path, sorts } of listsOf(stage)) {
      if (sorts === null) continue
      const address = addresses[path]
      expect(address, `an address for ${path}`).toBeDefined()
      for (const sort of sorts) compared += await walk(stage, `${address}&sort=${sort}`, sort)
    }
    expect(compared).toBeGreaterThan(300)
  })
}

function listsOf({ app }: Stage): { path: string; sorts: string[] | null }[] {
  const { paths } = app.swagger() as { paths: Record<string, { get?: Operation }> }
  return Object.entries(paths).flatMap(([path, { get }]) => {
    const schema = get?.responses['200']?.content?.['application/json']?.schema
    if (!Object.hasOwn((schema?.['properties'] as Row) ?? {}, 'nextCursor')) return []
    const sort = get?.parameters?.find(({ name }) => name === 'sort')
    return [{ path, sorts: sort?.schema.enum ?? null }]
  })
}

/** Where each list has rows on the stage. */
async function addressesOf(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { as } = stage
  const get = async <Answer>(url: string) => (await as('auditor', { url })).json<Answer>()
  const [batch] = await get<{ number: string }[]>('/api/payment-batches?month=2023-02')
  const number = encodeURIComponent(batch?.number ?? '')
  const run = (await get<{ id: string; state: string; scheme: string }[]>('/api/evaluations')).find(
    ({ state, scheme }) => state === 'published' && scheme.startsWith('effectiveness'),
  )
  const score = `/api/evaluations/${run?.id}/townships/430603101/scores`
  const check = await someCheck(stage)
  const document = `number=${encodeURIComponent('湘财社指〔2022〕148号')}`
  const plain = [
    'adjustments',
    'alerts',
    'allocation-proposals',
    'allocations',
    'appropriations',
    'audit-entries',
    'disbursements',
    'eligibilities',
    'expected-files',
    'expenditures',
    'findings',
    'imports',
    'jobs',
    'reconciliation-exceptions',
    'recipient-checks',
    'recoveries',
    'register-entries',
    'remittances',
  ]
  return {
    ...Object.fromEntries(plain.map((name) => [`/api/${name}`, `/api/${name}?`])),
    '/api/evaluations/{id}/townships/{code}/scores/{indicator}/cases': `${score}/C3/cases?`,
    '/api/payment-batches/{number}/lines': `/api/payment-batches/${number}/lines?`,
    '/api/payment-batches/{number}/remarks': `/api/payment-batches/${number}/remarks?`,
    '/api/recipient-checks/{id}/persons': `/api/recipient-checks/${check}/persons?`,
    '/api/reconciliation-matches': '/api/reconciliation-matches?month=2023-02',
    '/api/risk-scores': '/api/risk-scores?unit=household',
    '/api/statements/entries': '/api/statements/entries?year=2023&measure=allocated',
    '/api/traces/document/payments': `/api/traces/document/payments?${document}`,
    '/api/traces/document/vouchers': `/api/traces/document/vouchers?${document}`,
  }
}

async function someCheck({ as }: Stage): Promise<string> {
  const payload = {
    month: '2023-02',
    townshipCode: '430603101',
    riskCount: 4,
    randomCount: 8,
    reason: '按各列排序',
  }
  const drawn = await as('auditor', { method: 'POST', url: '/api/recipient-checks', payload })
  expect(drawn.statusCode, drawn.body).toBe(201)
  return drawn.json<{ id: string }>().id
}

/** Pages of a third of what there is say the same as one page of all; how many rows they had. */
async function walk({ as }: Stage, address: string, sort: string): Promise<number> {
  const page = async (query: string) => {
    const answer = await as('auditor', { url: `${address}${query}` })
    expect(answer.statusCode, `${address}${query} ${answer.body}`).toBe(200)
    return answer.json<Page>()
  }
  const most = 9
  const { items: whole } = await page(`&limit=${most}`)
  const limit = Math.max(1, Math.ceil(whole.length / 3))
  const walked: Row[] = []
  let cursor: string | null = null
  do {
    const next: Page = await page(
      `&limit=${limit}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    walked.push(...next.items)
    cursor = next.nextCursor
  } while (cursor !== null && walked.length < whole.length)
  expect(walked.slice(0, whole.length), address).toEqual(whole)
  expectInOrder(whole, sort)
  return whole.length
}

function expectInOrder(rows: readonly Row[], sort: string): void {
  const name = sort.replace('-', '')
  const field = [name, fields[name] ?? name].find((one) => Object.hasOwn(rows[0] ?? {}, one))
  if (field === undefined || field === 'severity') return
  const values = rows.map((row) => (field === 'line' ? lineKeyOf(row) : (row[field] ?? '')))
  const turn = sort.startsWith('-') ? -1 : 1
  expect(values, sort).toEqual(values.toSorted((a, b) => turn * compare(a, b)))
}

/** Lines follow each other within their batch. */
const lineKeyOf = ({ batch, line }: Row): string => `${batch}/${String(line).padStart(8, '0')}`

const isNumber = (value: unknown): boolean => /^-?\d+(\.\d+)?$/.test(String(value))

function compare(a: unknown, b: unknown): number {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b)
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
