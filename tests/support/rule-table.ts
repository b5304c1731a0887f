import { beforeAll, describe, expect, test } from 'vitest'
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
}

interface Flag extends Case {
  /** One entry per alert, in the order of subjects; evidence as "kind key". */
  expect: readonly { amountFen: bigint; evidence?: readonly string[]; message?: string }[]
}

/** The names and the account numbers that stories use. */
const personal = /张三|张四|李四|王五|6217/

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
      const found = await alertsOfStory(services, rule, flag)
      expect(found.map((one) => one.amount_fen)).toEqual(flag.expect.map((one) => one.amountFen))
      for (const [index, one] of found.entries()) {
        const expected = flag.expect[index]
        const evidence = one.evidence.map(({ kind, key }: Evidence) => `${kind} ${key}`)
        expect(evidence.length).toBeGreaterThan(0)
        if (expected?.evidence !== undefined) expect(evidence).toEqual(expected.evidence)
        expect(JSON.stringify([one.subject, one.facts])).not.toMatch(personal)
        expect(rule.facts.safeParse(one.facts).error).toBeUndefined()
        if (expected?.message !== undefined) expect(rule.message(one.facts)).toBe(expected.message)
      }
    })

    test.each(passes)('passes: $name', async (pass) => {
      expect(await alertsOfStory(services, rule, pass)).toEqual([])
    })

    test('asks what it always asked', () => {
      const query = rule.detect({ districtCode, asOf: dayOfGolden, params: {} })
      const { sql, parameters } = query.compile(services.db)
      expectGolden(
        `sql/${rule.code}.sql`,
        `${sql.trim()}\n-- parameters: ${JSON.stringify(parameters)}\n`,
      )
    })

    test('refuses parameters it does not know', () => {
      expect(rule.params.safeParse({}).success).toBe(true)
      expect(rule.params.safeParse({ unknown: 1 }).success).toBe(false)
    })
  })
}

class RollBack extends Error {
  readonly found: Detected[]
  constructor(found: Detected[]) {
    super('a story leaves nothing behind')
    this.found = found
  }
}

async function alertsOfStory(
  { pool }: TestServices,
  rule: Rule,
  { story, asOf = '2023-12-31', params = {} }: Case,
): Promise<Detected[]> {
  try {
    return await inTransaction(pool, async (tx) => {
      await story(await storyOf(tx))
      const { rows } = await rule.detect({ districtCode, asOf, params }).execute(tx)
      throw new RollBack(rows.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)))
    })
  } catch (error) {
    if (error instanceof RollBack) return error.found
    throw error
  }
}
