import { sql } from 'kysely'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { boot } from '../../../src/boot.ts'
import { readConfig } from '../../../src/config.ts'
import { checkpointJob, isGenuine, makeCheckpoint } from '../../../src/features/audit/index.ts'
import type { JournalAlarm } from '../../../src/features/audit/schemas.ts'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { workOff } from '../../../src/platform/jobs/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode, type TestServices } from '../../support/db.ts'
import { jobRow, request, workshopOf } from '../../support/jobs.ts'
import { testSecret } from '../../support/secret.ts'

const write = ({ command }: TestServices, actor: TestApp['actors']['auditor'], subject: string) =>
  command(actor, { action: 'test:write', input: subject }, async () => ({
    subject,
    detail: { before: 1, after: 2 },
    result: null,
  }))

async function journalOf(count: number): Promise<TestApp> {
  const running = await startApp()
  for (let n = 1; n <= count; n += 1) {
    await write(running.services, running.actors.auditor, `第${n}件`)
  }
  return running
}

/** As somebody with the database's owner's password could. */
async function tamper({ db }: TestServices, statement: string): Promise<void> {
  await sql
    .raw(`alter table audit_entry disable trigger user; ${statement};
    alter table audit_entry enable trigger user`)
    .execute(db)
}

async function faultOf({ services }: TestApp): Promise<string> {
  const verified = await verifyBooks(services.db, districtCode)
  const { falsehoods } = verified.find(({ code }) => code === 'audit-chain-whole') ?? {}
  return (falsehoods ?? []).map(({ subject, detail }) => `${subject} ${detail}`).join('; ')
}

describe('verify names the row', () => {
  test.each([
    [
      'that was changed',
      "update audit_entry set subject = '别的' where seq = 3",
      'entry 3 was changed',
    ],
    [
      'whose author was changed',
      'update audit_entry set actor_id = null where seq = 2',
      'entry 2 was changed',
    ],
    ['that was removed', 'delete from audit_entry where seq = 2', 'entry 3 2 is missing'],
    [
      'where two were exchanged',
      `update audit_entry set seq = -2 where seq = 2; update audit_entry set seq = 2 where seq = 3;
       update audit_entry set seq = 3 where seq = -2`,
      'entry 2 does not follow the entry before it',
    ],
  ])('%s', async (_what, statement, fault) => {
    const running = await journalOf(5)
    expect(await faultOf(running)).toBe('')
    await tamper(running.services, statement)
    expect(await faultOf(running)).toBe(fault)
  })

  test('of a checkpoint, where the end was cut off or all was written anew', async () => {
    const running = await journalOf(4)
    const { services, actors } = running
    const { seq } = await makeCheckpoint(services, actors.administrator)
    expect(seq).toBe(4)
    await tamper(services, 'delete from audit_entry where seq >= 4')
    expect(await faultOf(running)).toBe('entry 4 is missing')
    await write(services, actors.auditor, '另写的')
    expect(await faultOf(running)).toMatch(/^entry 4 is not the one that was signed on/)
  })
})

describe('a checkpoint', () => {
  test('can be checked by whoever has it and the public key, and by nobody deceived', async () => {
    const { as } = await journalOf(2)
    const answer = await as('auditor', { method: 'POST', url: '/api/audit-checkpoints' })
    expect(answer.statusCode).toBe(201)
    const read = answer.json()
    const kept = { ...read, madeAt: new Date(read.madeAt) }
    expect(read.publicKey).toContain('BEGIN PUBLIC KEY')
    expect(isGenuine(read.publicKey, kept)).toBe(true)
    expect(isGenuine(read.publicKey, { ...kept, seq: 1 })).toBe(false)
    expect(isGenuine(read.publicKey, { ...kept, hash: '00' })).toBe(false)
    const list = await as('administrator', { url: '/api/audit-checkpoints' })
    expect(list.json()).toEqual([read])
  })

  test('is not made anew where nothing was written', async () => {
    const { services, actors } = await journalOf(2)
    const first = await makeCheckpoint(services, actors.administrator)
    expect(await makeCheckpoint(services, actors.administrator)).toEqual(first)
  })

  test('that somebody else signed is noticed', async () => {
    const running = await journalOf(2)
    await sql`insert into audit_checkpoint
      select district_code, seq, hash, now(), ${Buffer.alloc(64)} from audit_entry
      where seq = 1`.execute(running.services.db)
    const answer = await running.as('auditor', { method: 'POST', url: '/api/audit-checkpoints' })
    expect(answer.json()).toMatchObject({ type: '/problems/journal-broken' })
  })
})

describe('each night', () => {
  const night = async ({ services, actors }: TestApp) => {
    const id = await request(services, actors.administrator, checkpointJob, { day: '2024-01-20' })
    await workOff(services.servingUrl, workshopOf(services, [checkpointJob]))
    return jobRow(services, id)
  }

  const alarmOf = async ({ as }: TestApp) =>
    (await as('auditor', { url: '/api/audit-alarm' })).json<JournalAlarm>()

  test('the journal is checked and signed', async () => {
    const running = await journalOf(3)
    expect(await night(running)).toMatchObject({ state: 'succeeded', result: { seq: 4 } })
  })

  test('a broken journal makes the job fail and names the row', async () => {
    const running = await journalOf(3)
    await tamper(running.services, "update audit_entry set detail = '{}' where seq = 2")
    const job = await night(running)
    expect(job.state).toBe('failed')
    expect(JSON.stringify(job.problem)).toContain('entry 2 was changed')
    expect(checkpointJob.nightly?.input('2024-01-20')).toEqual({ day: '2024-01-20' })
  })

  test('the alarm goes off: it is logged as an error, and Prometheus is shown 1 for 0', async () => {
    const running = await journalOf(3)
    const { services, actors } = running
    const config = readConfig({ DATABASE_URL: services.url, APP_SECRET: testSecret })
    const booted = await boot(config)
    onTestFinished(booted.close)
    const measure = (name: string) => booted.measures.find((one) => one.name === name)?.value()
    await night(running)
    expect(await measure('journal_broken')).toBe(0)
    await tamper(services, 'delete from audit_entry where seq = 2')
    const id = await request(services, actors.administrator, checkpointJob, { day: '2024-01-21' })
    const workshop = workshopOf(services, [checkpointJob])
    await workOff(services.servingUrl, workshop)
    expect(await measure('journal_broken')).toBe(1)
    expect(workshop.errors).toMatchObject([{ code: 'journal-broken' }])
    expect((await jobRow(services, id)).state).toBe('failed')
    expect(await alarmOf(running)).toMatchObject({
      alarm: 'broken',
      detail: expect.stringContaining('entry 3 2 is missing'),
    })

    await sql`update job set ended_at = now() - interval '37 hours'
      where state = 'succeeded'`.execute(services.db)
    await sql`update job set state = 'cancelled', problem = null where id = ${id}`.execute(
      services.db,
    )
    expect(await measure('journal_broken')).toBe(0)
    expect(await measure('journal_unchecked')).toBe(1)
  })

  test('that it stayed away for a day and a half is an alarm, also where it never came', async () => {
    const running = await journalOf(1)
    const { services } = running
    const job = await night(running)
    expect(await alarmOf(running)).toMatchObject({ alarm: null })
    const since = sql`update job set ended_at = now() - interval '37 hours' where id = ${job.id}`
    await since.execute(services.db)
    expect(await alarmOf(running)).toMatchObject({ alarm: 'unchecked' })

    await sql`delete from job`.execute(services.db)
    const written = (hours: number) =>
      tamper(services, `update audit_entry set at = now() - interval '${hours} hours'`)
    await written(35)
    expect(await alarmOf(running)).toEqual({ alarm: null, checkedAt: null, detail: null })
    await written(37)
    expect(await alarmOf(running)).toEqual({ alarm: 'unchecked', checkedAt: null, detail: null })
  })
})

describe('under load', () => {
  test('one chain: what many write at once comes one after the other', async () => {
    const running = await startApp()
    const { services, actors } = running
    const writers = Array.from({ length: 60 }, (_, n) =>
      write(services, n % 2 === 0 ? actors.auditor : actors.township, `同时${n}`),
    )
    await Promise.all(writers)
    expect(await faultOf(running)).toBe('')
    const { rows } = await sql<{ entries: number; links: number }>`
      select count(*)::int as entries, count(distinct previous_hash)::int as links
      from audit_entry where action = 'test:write'`.execute(services.db)
    expect(rows).toEqual([{ entries: 60, links: 60 }])
  })
})

describe('the search', () => {
  let running: TestApp
  beforeAll(async () => {
    running = await journalOf(5)
    await write(running.services, running.actors.finance, '财务的')
  })
  const subjects = async (query: Record<string, string>) => {
    const answer = await running.as('auditor', { url: '/api/audit-entries', query })
    return answer.json<{ items: { subject: string }[] }>().items.map(({ subject }) => subject)
  }

  test('finds by who, what, when and about what', async () => {
    expect(await subjects({ action: 'test', limit: '2' })).toEqual(['财务的', '第5件'])
    expect(await subjects({ actorId: running.actors.finance.userId })).toContain('财务的')
    expect(await subjects({ subject: '第3' })).toEqual(['第3件'])
    expect(await subjects({ action: 'tes' })).toEqual([])
    expect(await subjects({ to: '2020-01-01' })).toEqual([])
    expect(await subjects({ from: '2020-01-01', action: 'test:write' })).toHaveLength(6)
  })

  test('goes on page by page, and leaves as a file', async () => {
    const url = '/api/audit-entries?action=test&limit=4'
    const { items, nextCursor } = (await running.as('auditor', { url })).json()
    expect(items).toHaveLength(4)
    const rest = await running.as('auditor', { url: `${url}&cursor=${nextCursor}` })
    expect(rest.json()).toMatchObject({ nextCursor: null })
    const file = await running.as('administrator', { url: `${url}&format=csv` })
    expect(file.body.split('\r\n').filter((line) => line.includes('test:write'))).toHaveLength(6)
  })
})
