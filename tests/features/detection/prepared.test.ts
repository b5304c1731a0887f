import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { detectionRules } from '../../../src/features/detection/index.ts'
import { type Prepared, preparedFor, prepareFor } from '../../../src/features/detection/prepared.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { districtCode, makeActor, type TestServices, testServices } from '../../support/db.ts'
import { expectGolden } from '../../support/golden.ts'
import { storyOf } from '../../support/story.ts'
import type { BatchPart, LinePart } from '../../support/story-payments.ts'

let services: TestServices
beforeAll(async () => {
  services = await testServices()
})

const scope = { districtCode, asOf: '2024-01-20' }
const all = preparedFor(detectionRules)
const textOf = ({ query }: Pick<Prepared, 'query'>) => query(scope).compile(services.db).sql
const namesIn = (text: string) =>
  all.map(({ table }) => table).filter((table) => new RegExp(`\\b${table}\\b`).test(text))
const tablesOf = (reads: readonly Prepared[] = []) => reads.map(({ table }) => table)

test('each is prepared once, after what it reads itself', () => {
  const tables = tablesOf(all)
  expect(tables.length).toBeGreaterThan(3)
  expect(new Set(tables).size).toBe(tables.length)
  for (const { table, reads } of all) {
    for (const read of tablesOf(reads))
      expect(tables.indexOf(read)).toBeLessThan(tables.indexOf(table))
  }
})

test.each(all)('$table asks what it always asked, of what it says it reads', (prepared) => {
  const { sql: text, parameters } = prepared.query(scope).compile(services.db)
  expect(namesIn(text)).toEqual(expect.arrayContaining(tablesOf(prepared.reads)))
  expect(tablesOf(preparedFor([{ reads: [prepared] }]))).toEqual(
    expect.arrayContaining(namesIn(text)),
  )
  expectGolden(
    `sql/prepared.${prepared.table}.sql`,
    `${text.trim()}\n-- parameters: ${JSON.stringify(parameters)}\n`,
  )
})

test.each(detectionRules)('$code reads what it says, and nothing else', (rule) => {
  const text = textOf({ query: () => rule.detect({ ...scope, params: {} }) })
  expect(namesIn(text).toSorted()).toEqual(tablesOf(rule.reads).toSorted())
})

class RollBack extends Error {}

/** Whose paid lines are irregular in a story, each person listed for the months before. */
async function irregularIn(batches: readonly BatchPart[]): Promise<string[]> {
  let found: string[] = []
  const told = inTransaction(services.pool, async (tx) => {
    const story = await storyOf(tx)
    for (const person of ['张三', '李四'])
      await story.eligibility({ person, from: '2023-05', to: '2023-08' })
    for (const batch of batches) await story.batch(batch)
    await prepareFor(tx, detectionRules, scope)
    const { rows } = await sql<{ name: string }>`
      select distinct person.name from irregular_line line
      join person on person.id = line.person_id order by 1`.execute(tx)
    found = rows.map(({ name }) => name)
    throw new RollBack('a story leaves nothing behind')
  })
  await expect(told).rejects.toThrow(RollBack)
  return found
}

describe('among the irregular lines', () => {
  const usual: readonly BatchPart[] = [
    { month: '2023-05', lines: [{ person: '张三' }, { person: '李四' }] },
    { month: '2023-06', lines: [{ person: '张三' }, { person: '李四' }] },
  ]
  const next = (...lines: LinePart[]): BatchPart[] => [
    ...usual,
    { number: '七月', month: '2023-07', lines: [{ person: '李四' }, ...lines] },
  ]

  test('is nobody who was paid month by month as the list has it', async () => {
    expect(await irregularIn(next({ person: '张三' }))).toEqual([])
  })

  test.each<[string, BatchPart[]]>([
    ['twice in a month', next({ person: '张三' }, { person: '张三' })],
    ['not in a month between', [...usual, { month: '2023-08', lines: [{ person: '张三' }] }]],
    ['into another account', next({ person: '张三', account: '6217999' })],
    ['with another household', next({ person: '张三', head: '王五' })],
    ['for somebody else', next({ person: '张三', payee: '王五' })],
    ['for an institution', next({ person: '张三', payee: null })],
    ['more than the standard', next({ person: '张三', standardFen: 44_999n })],
    ['said to be made up', next({ person: '张三', note: '补发6月' })],
    ['sent back by the bank', next({ person: '张三', result: 'returned' })],
    ['out of another category', [...next(), { category: 'tekun', lines: [{ person: '张三' }] }]],
    ['in another township', [...next(), { township: '430603102', lines: [{ person: '张三' }] }]],
    ['temporary relief', [...next(), { category: 'temporary', lines: [{ person: '张三' }] }]],
    ['in a month that no list has', [...usual, { month: '2023-04', lines: [{ person: '张三' }] }]],
  ])('is who was paid %s', async (_, batches) => {
    expect(await irregularIn(batches)).toEqual(['张三'])
  })
})

test('what was prepared goes with its transaction', async () => {
  const bureau = await makeActor(services, 'auditor')
  const reads = services.reads(bureau)
  for (const _ of [1, 2]) {
    await reads.transaction().execute((at) => prepareFor(at, detectionRules, scope))
  }
  await expect(sql`select 1 from paid_series`.execute(reads)).rejects.toThrow('does not exist')
})
