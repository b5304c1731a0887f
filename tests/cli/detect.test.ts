import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test, vi } from 'vitest'
import { ensureAdministrator } from '../../src/features/access/index.ts'
import { detectionRules } from '../../src/features/detection/index.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { districtCode, type TestServices, testServices } from '../support/db.ts'
import { testSecret } from '../support/secret.ts'
import { storyOf } from '../support/story.ts'

// Processes of their own, as whoever types `npm run cli -- detect` has them; they take their time.
vi.setConfig({ testTimeout: 60_000 })

const root = path.resolve(import.meta.dirname, '../..')
const document = '湘财社指〔2023〕1号'

let services: TestServices
beforeAll(async () => {
  services = await testServices()
  await ensureAdministrator(services.db, districtCode)
  await inTransaction(services.pool, async (tx) => {
    const { appropriation, eligibility, batch } = await storyOf(tx)
    await appropriation({ document, receivedOn: '2023-05-31', amountFen: 123_456n })
    await eligibility({ person: '张三' })
    await batch({
      number: '路口六月',
      month: '2023-06',
      lines: [{ person: '张三', standardFen: 44_999n, result: 'settled' }],
    })
  })
})

async function detect(...args: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['src/cli/main.ts', 'detect', '--as-of', '2023-07-01', ...args],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: services.url, APP_SECRET: testSecret },
      timeout: 60_000,
    },
  )
  expect(stderr).toBe('')
  return stdout
}

test('detect prints every alert that holds with its evidence and explanation, or a line per rule', async () => {
  const alerts = JSON.parse(await detect('--json'))
  expect(alerts).toEqual([
    {
      rule: 'retention.unallocated',
      pattern: 'retention',
      severity: 'high',
      township: null,
      category: null,
      month: null,
      amount: '1234.56',
      evidence: [{ kind: 'document', key: document }],
      explanation: expect.stringContaining(
        `${document}于2023-05-31到位,至今31天,仍有1,234.56元未分配`,
      ),
    },
    {
      rule: 'scope.over_standard',
      pattern: 'out_of_scope',
      severity: 'medium',
      township: '430603101',
      category: 'dibao_rural',
      month: '2023-06',
      amount: '0.01',
      evidence: [{ kind: 'line', key: '路口六月/1' }],
      explanation: expect.stringMatching(/449\.99.*。依据:《.+》第.+条.*。$/),
    },
  ])

  // Again, for people: the same alerts, and nothing new.
  const lines = (await detect()).trimEnd().split('\n')
  expect(lines).toHaveLength(detectionRules.length)
  expect(lines).toContain('retention.unallocated: 1 open, 0 new, 0 withdrawn')
  expect(lines).toContain('scope.age: 0 open, 0 new, 0 withdrawn')
})
