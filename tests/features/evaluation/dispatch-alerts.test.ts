import { beforeAll, beforeEach, expect, test } from 'vitest'
import { runDetection } from '../../../src/features/detection/index.ts'
import { gatherFigures } from '../../../src/features/evaluation/dispatch/gather-figures.ts'
import { inTransaction } from '../../../src/platform/db/transaction.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { storyOf } from '../../support/story.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

/** Money that lies at the district from 2023-01-10 to 2023-12-05: an alert of no township. */
let document = ''
let count = 0
beforeEach(async () => {
  count += 1
  document = `湘财社指〔2023〕${count}号`
  await inTransaction(running.services.pool, async (tx) => {
    const story = await storyOf(tx)
    await story.appropriation({ document, receivedOn: '2023-01-10' })
    await story.allocation({ document, decidedOn: '2023-12-05' })
  })
})

const run = (asOf: string) =>
  runDetection(running.services.command, running.actors.auditor, { asOf })

/** Alerts of the district that the bulletin of a quarter that ends on the day calls undecided. */
const openOn = (asOf: string) =>
  inTransaction(running.services.pool, async (tx) => {
    const quarter = { districtCode, year: 2023, from: '2023-07-01', asOf }
    return (await gatherFigures(tx, quarter)).district.alertsOpen
  })

test('an alert is open from the day it was found, whatever runs come later', async () => {
  await run('2023-08-31')
  await run('2023-10-31')
  expect(await openOn('2023-08-30')).toBe(0)
  expect(await openOn('2023-08-31')).toBe(1)
  expect(await openOn('2023-09-30')).toBe(1)
  // It is found to have held on an earlier day, too.
  await run('2023-07-31')
  expect(await openOn('2023-07-31')).toBe(1)
  // A day on which it did not hold yet says nothing about later ones.
  await run('2023-02-01')
  await run('2023-11-30')
  expect(await openOn('2023-02-01')).toBe(0)
  expect(await openOn('2023-09-30')).toBe(1)
  await run('2023-12-31')
  expect(await openOn('2023-12-30')).toBe(1)
  expect(await openOn('2023-12-31')).toBe(0)
})

test('it is decided from the day of the decision, and open again where that is taken back', async () => {
  await run('2023-11-30')
  const { items } = (await running.as('auditor', { url: '/api/alerts?status=open' })).json()
  const { id, version } = items.find((one: { message: string }) => one.message.includes(document))
  const decide = (decision: object, seen: number) =>
    running.as('auditor', {
      method: 'PUT',
      url: `/api/alerts/${id}/decision`,
      payload: { reason: '已核实', ...decision },
      headers: { 'if-match': `"v${seen}"` },
    })
  await decide({ decision: 'dismissed', reasonCode: 'lawful_exception' }, version)
  expect(await openOn('2024-01-19')).toBe(1)
  expect(await openOn('2024-01-20')).toBe(0)
  await decide({ decision: 'open' }, version + 1)
  expect(await openOn('2024-01-20')).toBe(1)
  // A run looks at a day before the decision, and after it no longer finds the alert.
  await run('2024-01-10')
  expect(await openOn('2024-01-20')).toBe(0)
})
