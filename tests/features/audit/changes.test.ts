import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../../src/features/audit/schemas.ts'
import { verifyBooks } from '../../../src/features/verification/index.ts'
import { guardedTables } from '../../../src/platform/db/guarded-tables.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

async function lastEntry(action: string): Promise<AuditEntry> {
  const answer = await running.as('auditor', {
    url: '/api/audit-entries',
    query: { action, limit: '1' },
  })
  return answer.json().items[0]
}

const told = async (action: string) => {
  const { changes } = await lastEntry(action)
  return changes.map(({ table, before, after }) => ({ table, before, after }))
}

const faults = async () => {
  const verified = await verifyBooks(running.services.db, districtCode)
  const { falsehoods = [] } = verified.find(({ code }) => code === 'audit-chain-whole') ?? {}
  return falsehoods.map(({ subject, detail }) => `${subject} ${detail}`)
}

/** Why what happens to the rows of a table is told otherwise. */
const toldOtherwise: Readonly<Record<string, string>> = {
  account: 'its transfers are kept',
  detection_run: 'counted up by the command that made it',
  import: 'counted up by the command that made it',
  matched_batch: 'matched anew by each run; what people decide is of the exception',
  matched_line: 'matched anew by each run; what people decide is of the exception',
  matched_book_entry: 'matched anew by each run; what people decide is of the exception',
  reconciliation_match: 'matched anew by each run; what people decide is of the exception',
  score: 'computed from the frozen inputs and the decisions, which are told',
  score_case: 'gathered anew while the evaluation is a draft',
  score_input: 'gathered anew while the evaluation is a draft',
  executed_command: 'memory of idempotency keys',
  job: 'how far work has come',
  login_throttle: 'counts attempts',
  upload: 'a file on its way in',
  upload_chunk: 'a file on its way in',
  user_session: 'its beginning and its end are entries',
}

test('no row of a district changes without its before and after being written down', async () => {
  const { db } = running.services
  const { rows } = await sql<{ name: string; events: string[] }>`
    select tgrelid::regclass::text as name,
      array_agg(case tgtype::int & 24 when 16 then 'update' else 'delete' end order by tgname desc)
        as events
    from pg_trigger where tgfoid = to_regproc('record_changes') and tgenabled = 'O'
    group by 1`.execute(db)
  const recorded = new Map(rows.map(({ name, events }) => [name, events]))
  const changing = (await guardedTables(db)).filter(
    ({ columns, isUpdatable, isDeletable }) =>
      columns.includes('district_code') && (isUpdatable || isDeletable),
  )
  expect(changing.length).toBeGreaterThan(40)
  for (const { name } of changing) {
    expect(recorded.get(name), name).toEqual(
      name in toldOtherwise ? undefined : ['update', 'delete'],
    )
  }
  const names = changing.map(({ name }) => name)
  expect(Object.keys(toldOtherwise).filter((name) => !names.includes(name))).toEqual([])
})

describe('the entry of a command tells', () => {
  const change = async (method: 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
    const role = url.startsWith('/api/users') ? 'administrator' : 'finance'
    const headers = { 'if-match': '"v1"' }
    const answer = await running.as(role, {
      method,
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
  }

  test('the columns that changed, before and after; a password only as changed', async () => {
    const { township } = running.actors
    const url = `/api/users/${township.userId}`
    await change('PUT', url, {
      displayName: '新名字',
      role: 'township',
      townshipCode: '430603003',
      staffNumber: null,
      isDisabled: false,
    })
    expect(await told('users:update')).toEqual([
      {
        table: 'app_user',
        before: { display_name: 'township', township_code: '430603002' },
        after: { display_name: '新名字', township_code: '430603003' },
      },
    ])
    const reset = await running.as('administrator', {
      method: 'POST',
      url: `${url}/password-resets`,
    })
    expect(reset.statusCode).toBe(201)
    expect(await lastEntry('users:reset-password')).toMatchObject({
      actorId: running.actors.administrator.userId,
      address: '127.0.0.1',
      changeCount: 1,
      changes: [
        {
          key: { id: township.userId },
          before: { must_change_password: false, password_hash: '***' },
          after: { must_change_password: true, password_hash: '***' },
        },
      ],
    })
  })

  test('every row of a change of many, and what was removed', async () => {
    const expected = await running.as('finance', {
      method: 'POST',
      url: '/api/expected-files',
      payload: {
        kind: 'bank-statement',
        sender: '农商行',
        months: ['2024-02', '2024-03'],
        dueDay: 5,
      },
    })
    expect(expected.statusCode, expected.body).toBe(201)
    expect(await told('imports:expect')).toEqual([])
    const [first, second] = expected.json<{ ids: string[] }>().ids
    await change('PATCH', `/api/expected-files/${first}`, { note: '改期', rowCount: 7 })
    expect(await told('imports:change-expected')).toEqual([
      {
        table: 'expected_file',
        before: { note: '', row_count: null },
        after: { note: '改期', row_count: 7 },
      },
    ])
    await change('DELETE', `/api/expected-files/${second}`)
    expect(await told('imports:cancel-expected')).toMatchObject([
      { table: 'expected_file', before: { sender: '农商行', month: '2024-03' }, after: null },
    ])
    const { command, db } = running.services
    await command(running.actors.finance, { action: 'test:many', input: null }, async (tx) => {
      await sql`update category set position = position + 1 where district_code = ${districtCode}`.execute(
        tx,
      )
      await sql`update category set name = name where district_code = ${districtCode}`.execute(tx)
      return { subject: '', detail: {}, result: null }
    })
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from category`.execute(db)
    expect(await lastEntry('test:many')).toMatchObject({ changeCount: rows[0]?.count })
  })

  test('nothing of what was rolled back', async () => {
    const { command, db } = running.services
    const failing = command(running.actors.finance, { action: 'test:fail', input: null }, (tx) =>
      sql`update category set position = 0`.execute(tx).then(() => {
        throw new Error('refused')
      }),
    )
    await expect(failing).rejects.toThrow('refused')
    const { rows } = await sql`select from audit_change where after -> 'position' = '0'`.execute(db)
    expect(rows).toEqual([])
  })
})

describe('verify names', () => {
  /** As somebody with the database's owner's password could. */
  const tamper = (table: string, statement: string) =>
    sql
      .raw(`alter table ${table} disable trigger user; ${statement};
        alter table ${table} enable trigger user`)
      .execute(running.services.db)

  test('the entry whose before or after was rewritten, and a change that no command made', async () => {
    expect(await faults()).toEqual([])
    const { rows } = await sql<{ seq: number; name: string }>`
      select seq::int, before ->> 'display_name' as name from audit_entry
      join audit_change using (district_code, change_id)
      where action = 'users:update'`.execute(running.services.db)
    const rewrite = (name: unknown) =>
      tamper(
        'audit_change',
        `update audit_change set before = before || '{"display_name": "${name}"}'
         where table_name = 'app_user' and before ? 'display_name'`,
      )
    await rewrite('别人')
    expect(await faults()).toEqual([
      `entry ${rows[0]?.seq} does not have the changes it was written with`,
    ])
    await rewrite(rows[0]?.name)
    expect(await faults()).toEqual([])
    await sql`update category set position = 90 where code = 'orphan'`.execute(running.services.db)
    expect(await faults()).toEqual([expect.stringMatching(/^change .* has no entry$/)])
  })

  test('and nobody who serves rewrites or removes one', async () => {
    const { reads } = running.services
    for (const statement of ['update audit_change set no = 1', 'delete from audit_change']) {
      await expect(sql.raw(statement).execute(reads(running.actors.finance))).rejects.toThrow(
        'permission denied',
      )
    }
  })
})
