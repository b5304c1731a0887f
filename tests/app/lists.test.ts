import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { districtCode } from '../support/db.ts'

interface Answer {
  content?: Record<string, { schema?: Record<string, unknown> }>
}
interface Operation {
  responses: Record<string, Answer>
}

const csv = 'text/csv'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

/** The GET routes whose answer is a list: an array, or a page with its cursor. */
function listsOf(paths: Record<string, { get?: Operation }>): [url: string, answer: Answer][] {
  return Object.entries(paths).flatMap(([url, { get }]) => {
    const answer = get?.responses['200']
    const schema = answer?.content?.['application/json']?.schema
    const isList =
      schema?.['type'] === 'array' || Object.hasOwn(schema?.['properties'] ?? {}, 'nextCursor')
    return answer !== undefined && isList ? [[url, answer] as [string, Answer]] : []
  })
}

const isFile = ({ content }: Answer) => [csv, xlsx].every((type) => type in (content ?? {}))

test('every list of the API leaves as CSV and XLSX', () => {
  const { paths } = running.app.swagger() as { paths: Record<string, { get?: Operation }> }
  const lists = listsOf(paths)
  expect(lists.length).toBeGreaterThan(10)
  const bare = lists.filter(([, answer]) => !isFile(answer)).map(([url]) => url)
  expect(bare, 'put `list: defineList(…)` in the route config, see any lists.ts').toEqual([])
})

test('a planted list without columns is reported', () => {
  const planted = {
    '/api/x': {
      get: {
        responses: { 200: { content: { 'application/json': { schema: { type: 'array' } } } } },
      },
    },
    '/api/y': {
      get: {
        responses: {
          200: { content: { 'application/json': { schema: { properties: { nextCursor: {} } } } } },
        },
      },
    },
    '/api/z': { get: { responses: { 200: { content: { 'application/json': { schema: {} } } } } } },
  }
  expect(listsOf(planted).map(([url]) => url)).toEqual(['/api/x', '/api/y'])
  expect(listsOf(planted).filter(([, answer]) => isFile(answer))).toEqual([])
})

describe('a list as a file', () => {
  const townships = [
    '\ufeff乡镇代码,乡镇(街道)',
    '430603001,长岭街道',
    '430603002,云溪街道',
    '430603003,松杨湖街道',
    '430603101,陆城镇',
    '430603102,路口镇',
    '',
  ].join('\r\n')

  test('by its address', async () => {
    const answer = await running.as('finance', { url: '/api/townships?format=csv' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('乡镇(街道).csv')}`,
    )
    expect(answer.body).toBe(townships)
  })

  test('by what the caller accepts; the address has the last word', async () => {
    const headers = { accept: 'text/html, text/csv;q=0.9' }
    const answer = await running.as('finance', { url: '/api/townships', headers })
    expect(answer.body).toBe(townships)
    const json = await running.as('finance', { url: '/api/townships?format=json', headers })
    expect(json.json()).toHaveLength(5)
    const usual = await running.as('finance', {
      url: '/api/townships',
      headers: { accept: 'application/json, */*' },
    })
    expect(usual.json()).toHaveLength(5)
  })

  test('as a workbook', async () => {
    const answer = await running.as('finance', { url: '/api/townships?format=xlsx' })
    expect(answer.headers['content-type']).toBe(xlsx)
    const { sheets } = await readXlsx(answer.rawPayload)
    expect(sheets[0]?.name).toBe('乡镇(街道)')
    expect(sheets[0]?.rows[1]).toEqual(['430603001', '长岭街道'])
  })

  test('refuses as the list does: a format that is none, a caller who may not', async () => {
    const unknown = await running.as('finance', { url: '/api/townships?format=pdf' })
    expect(unknown.statusCode).toBe(400)
    const forbidden = await running.as('finance', { url: '/api/users?format=csv' })
    expect(forbidden.json()).toMatchObject({ type: '/problems/not-permitted' })
    const cursor = await running.as('auditor', { url: '/api/alerts?format=csv&cursor=x' })
    expect(cursor.json()).toMatchObject({ type: '/problems/cursor-unknown' })
  })
})

test('a paged list leaves whole, however small the page that was asked for', async () => {
  for (let n = 1; n <= 501; n += 1) await plantFinding(n)
  const url = '/api/findings?limit=1&pattern=diversion'
  expect((await running.as('auditor', { url })).json().items).toHaveLength(1)
  const { body } = await running.as('auditor', { url: `${url}&format=csv` })
  const lines = body.trimEnd().split('\r\n')
  expect(lines).toHaveLength(502)
  expect(new Set(lines).size).toBe(502)
  expect(lines[1]).toBe(
    'F1,审计,,2023-05-01,430603002,挪用,"\'=甲,乙",1234.50,立行立改,2023-06-01,示例单位,,' +
      '待交办,0.00,1234.50,,是,否,,否',
  )
  const { rawPayload } = await running.as('auditor', { url: `${url}&format=xlsx` })
  const { sheets } = await readXlsx(rawPayload)
  expect(sheets[0]?.rows).toHaveLength(502)
  expect(sheets[0]?.rows[1]?.slice(6, 8)).toEqual(['=甲,乙', 1234.5])
})

async function plantFinding(n: number): Promise<void> {
  await sql`
    with planted as (
      insert into finding (district_code, number, source, source_document, found_on, township_code,
        pattern, description, legal_basis, amount_fen, rectification_kind, due_on,
        responsible_unit, state)
      values (${districtCode}, ${`F${n}`}, 'audit', '', '2023-05-01', '430603002', 'diversion',
        '=甲,乙', '', 123450, 'at_once', '2023-06-01', '示例单位', 'open')
      returning district_code, id
    )
    insert into finding_event (district_code, finding_id, seq, event, to_state, note, detail,
      happened_on, actor_id)
    select district_code, id, 1, 'record', 'open', '', '{}', '2023-05-01',
      ${running.actors.auditor.userId}::uuid
    from planted`.execute(running.services.db)
}
