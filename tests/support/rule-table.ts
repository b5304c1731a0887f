import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { prepareFor } from '../../src/features/detection/prepared.ts'
import type { Detected, Evidence, Rule } from '../../src/features/detection/rule.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { districtCode, type TestServices, testServices } from './db.ts'
import { expectGolden } from './golden.ts'
import { type Story, storyOf } from './story.ts'

interface Case {
  name: string
  story: (story: Story) => Promise<unknown>
  asOf?: string
  params?: Record<string, unknown>
  /** The numeric parameter at whose edge the case stands: one step further it would turn. */
  edge?: string
}

interface Flag extends Case {
  /** One entry per alert, in the order of subjects; evidence as "kind key". */
  expect: readonly { amountFen: bigint; evidence?: readonly string[]; message?: string }[]
}

/** The names and the account numbers that stories use. */
const personal = /张三|张四|李四|王五|6217/

/** Identifiers by chance: their digits may be those of an account. */
const ids = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g

const dayOfGolden = '2024-01-20'

/** Tests a rule by stories, each in a transaction of its own that is rolled back. */
export function ruleTable(
  rule: Rule,
  { flags, passes }: { flags: readonly [Flag, ...Flag[]]; passes: readonly [Case, ...Case[]] },
): void {
  let services: TestServices
  beforeAll(async () => {
    services = await testServices()
  })

  describe(rule.code, () => {
    test.each(flags)('flags: $name', async (flag) => {
      const { found, besides } = await alertsOfStory(services, rule, flag)
      expect(found.map((one) => one.amount_fen)).toEqual(flag.expect.map((one) => one.amountFen))
      for (const [index, one] of found.entries()) {
        const expected = flag.expect[index]
        const evidence = one.evidence.map(({ kind, key }: Evidence) => `${kind} ${key}`)
        expect(evidence.length).toBeGreaterThan(0)
        expect(stakeOf(one)).toBe(one.amount_fen)
        if (expected?.evidence !== undefined) expect(evidence).toEqual(expected.evidence)
        const said = JSON.stringify([one.subject, one.facts])
        expect(said.replaceAll(ids, '')).not.toMatch(personal)
        expect(rule.facts.safeParse(one.facts).error).toBeUndefined()
        if (expected?.message !== undefined) expect(rule.message(one.facts)).toBe(expected.message)
      }
      expect(countedTwice(found)).toEqual([])
      expect(new Set(found.map(({ subject }) => subject)).size).toBe(found.length)
      if (flag.edge !== undefined) expect(Math.min(...besides)).toBeLessThan(found.length)
    })

    test.each(passes)('passes: $name', async (pass) => {
      const { found, besides } = await alertsOfStory(services, rule, pass)
      expect(found).toEqual([])
      if (pass.edge !== undefined) expect(Math.max(...besides)).toBeGreaterThan(0)
    })

    test('asks what it always asked', () => {
      const query = rule.detect({ districtCode, asOf: dayOfGolden, params: {} })
      const { sql, parameters } = query.compile(services.db)
      expectGolden(
        `sql/${rule.code}.sql`,
        `${sql.trim()}\n-- parameters: ${JSON.stringify(parameters)}\n`,
      )
    })

    test('has a case on both sides of every numeric parameter', () => {
      const edgesOf = (cases: readonly Case[]) => new Set(cases.flatMap(({ edge }) => edge ?? []))
      expect([...edgesOf(flags)].toSorted()).toEqual(numericParamsOf(rule))
      expect([...edgesOf(passes)].toSorted()).toEqual(numericParamsOf(rule))
    })

    test('refuses parameters it does not know', () => {
      expect(rule.params.safeParse({}).success).toBe(true)
      expect(rule.params.safeParse({ unknown: 1 }).success).toBe(false)
    })
  })
}

/** What the evidence has at stake together; a row that is named twice would be counted twice. */
function stakeOf({ evidence }: Detected): bigint {
  const rows = new Set(evidence.map(({ kind, key }) => `${kind} ${key}`))
  expect(rows.size).toBe(evidence.length)
  return evidence.reduce((sum, { fen }) => sum + BigInt(fen), 0n)
}

/**
 * Rows of which two alerts of the rule count fen. A document has a row for each category, and two
 * banks may give one serial.
 */
function countedTwice(found: readonly Detected[]): string[] {
  const rows = found
    .flatMap(({ evidence }) => evidence.filter(({ fen }) => fen !== '0'))
    .filter(({ kind }) => kind !== 'document' && kind !== 'bank')
    .map(({ kind, key }) => `${kind} ${key}`)
  return rows.filter((row, at) => rows.indexOf(row) < at)
}

function numericParamsOf(rule: Rule): string[] {
  const { properties = {} } = z.toJSONSchema(rule.params, { io: 'input' })
  return Object.entries(properties)
    .filter(([, schema]) => typeof schema === 'object' && schema.type === 'integer')
    .map(([name]) => name)
    .toSorted()
}

/** The case's parameters with the edge's one step up and one step down, as far as legal. */
function paramsBeside(rule: Rule, { params = {}, edge }: Case): Record<string, unknown>[] {
  if (edge === undefined) return []
  const at = Number(rule.params.parse(params)[edge])
  return [at - 1, at + 1]
    .map((value) => ({ ...params, [edge]: value }))
    .filter((beside) => rule.params.safeParse(beside).success)
}

interface Outcome {
  found: Detected[]
  /** How many alerts there are with the parameters beside the case's edge. */
  besides: number[]
}

class RollBack extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('a story leaves nothing behind')
    this.outcome = outcome
  }
}

async function alertsOfStory({ pool }: TestServices, rule: Rule, one: Case): Promise<Outcome> {
  const { story, asOf = '2023-12-31', params = {} } = one
  try {
    return await inTransaction(pool, async (tx) => {
      await story(await storyOf(tx))
      await prepareFor(tx, [rule], { districtCode, asOf })
      const { rows } = await rule.detect({ districtCode, asOf, params }).execute(tx)
      const besides: number[] = []
      for (const beside of paramsBeside(rule, one)) {
        const again = await rule.detect({ districtCode, asOf, params: beside }).execute(tx)
        besides.push(again.rows.length)
      }
      throw new RollBack({
        found: rows.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)),
        besides,
      })
    })
  } catch (error) {
    if (error instanceof RollBack) return error.outcome
    throw error
  }
}
