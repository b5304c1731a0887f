import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '../../migrations/0146_alert_standing.ts'
import { runDetection } from '../../src/features/detection/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { inTransaction } from '../../src/platform/db/transaction.ts'
import { startApp } from '../support/app.ts'
import { storyOf } from '../support/story.ts'

interface Standing {
  document: string
  since: string
  version: number
  status: string
}

async function standings(db: Db): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select split_part(alert.subject, '/', 1) as document, since, known.version, known.status
    from alert_standing known
    join alert on alert.district_code = known.district_code and alert.id = known.alert_id
    order by 1, known.version`.execute(db)
  return rows
}

test('alerts that are known already stand from the days that their runs and decisions tell', async () => {
  const running = await startApp()
  const { services, actors } = running
  await inTransaction(services.pool, async (tx) => {
    const story = await storyOf(tx)
    await story.appropriation({ document: '甲' })
    await story.appropriation({ document: '乙' })
    await story.allocation({ document: '乙', decidedOn: '2023-08-15' })
  })
  for (const asOf of ['2023-06-30', '2023-07-31', '2023-08-31']) {
    await runDetection(services.command, actors.auditor, { asOf })
  }
  const kept = [
    { document: '乙', since: '2023-06-30', version: 1, status: 'open' },
    { document: '乙', since: '2023-08-31', version: 4, status: 'withdrawn' },
    { document: '甲', since: '2023-06-30', version: 1, status: 'open' },
  ]
  expect(await standings(services.db)).toMatchObject(kept.map(({ version: _, ...one }) => one))
  const before = await standings(services.db)
  const undo = new Error('undo')
  await inTransaction(services.pool, async (tx) => {
    await sql`drop table alert_standing`.execute(tx)
    await up(tx as unknown as Kysely<unknown>)
    expect(await standings(tx)).toEqual(before)
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
})
