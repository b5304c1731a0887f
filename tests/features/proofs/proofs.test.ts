import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { requireProofs } from '../../../src/features/proofs/index.ts'
import { writeWorkbook } from '../../../src/platform/files/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { districtCode } from '../../support/db.ts'
import { pdfProof, uploadProof } from '../../support/proofs.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('a proof', () => {
  test('is kept with its hash and comes back as an attachment, byte for byte', async () => {
    const answer = await uploadProof(running, 'auditor', '盖章扫描件.pdf', pdfProof)
    expect(answer.statusCode, answer.body).toBe(201)
    const { id, ...stored } = answer.json()
    expect(stored).toMatchObject({
      fileName: '盖章扫描件.pdf',
      mediaType: 'application/pdf',
      sizeBytes: pdfProof.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const content = await running.as('leadership', { url: `/api/proofs/${id}/content` })
    expect(content.rawPayload.equals(pdfProof)).toBe(true)
    expect(content.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
    })
  })

  test.each([
    ['a picture that calls itself a PDF', '照片.pdf', png],
    ['a program', '程序.exe', Buffer.from(`MZ${'\0'.repeat(200)}`)],
    ['a web page', '说明.html', Buffer.from('<html><script>alert(1)</script></html>')],
    ['text that calls itself a PDF', '说明.pdf', Buffer.from('没有内容')],
    ['no extension', '扫描件', pdfProof],
  ])('is refused: %s', async (_, name, content) => {
    const answer = await uploadProof(running, 'auditor', name, content)
    expect([answer.statusCode, answer.json().type]).toEqual([422, '/problems/proof-type-refused'])
  })

  test.each([
    ['a picture', '照片.PNG', png],
    ['a workbook', '统计表.xlsx', null],
  ])('is taken: %s', async (_, name, content) => {
    const bytes = content ?? (await workbookBytes())
    expect((await uploadProof(running, 'auditor', name, bytes)).statusCode).toBe(201)
  })

  test('is refused when it is empty or too large', async () => {
    const empty = await uploadProof(running, 'auditor', '空.pdf', Buffer.alloc(0))
    expect(empty.json().type).toBe('/problems/proof-missing')
    const large = Buffer.concat([pdfProof, Buffer.alloc(20 * 1024 * 1024)])
    const refused = await uploadProof(running, 'auditor', '大.pdf', large)
    expect([refused.statusCode, refused.json().type]).toEqual([413, '/problems/proof-too-large'])
  })

  test('of a township is seen by it and the bureau, of another township by the bureau only', async () => {
    const own = (await uploadProof(running, 'township', '签到表.pdf', pdfProof)).json()
    expect(own.townshipCode).toBe('430603002')
    const other = (
      await uploadProof(running, 'auditor', '检查表.pdf', pdfProof, '?townshipCode=430603101')
    ).json()
    const read = (role: 'township' | 'auditor', id: string) =>
      running.as(role, { url: `/api/proofs/${id}/content` })
    expect((await read('township', own.id)).statusCode).toBe(200)
    expect((await read('auditor', own.id)).statusCode).toBe(200)
    expect((await read('township', other.id)).statusCode).toBe(404)
    const { db } = running.services
    const township = running.actors.township
    await requireProofs(db, township, [own.id, own.id])
    await expect(requireProofs(db, township, [own.id, other.id])).rejects.toMatchObject({
      code: 'proof-not-found',
    })
  })

  test('is never changed', async () => {
    const { db } = running.services
    await expect(
      sql`update proof_file set file_name = 'x' where district_code = ${districtCode}`.execute(db),
    ).rejects.toMatchObject({ constraint: 'proof_file_append_only' })
  })
})

const workbookBytes = () =>
  buffer(writeWorkbook({ name: '统计', columns: [{ title: '甲' }], rows: [['1']] }))
