import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { BusboyFileStream } from '@fastify/busboy'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { clearLeftFolders } from '../../../src/features/imports/index.ts'
import { receive, withFolder } from '../../../src/features/imports/uploads.ts'
import { newPath } from '../../platform/files/support.ts'
import { startApp, type TestApp } from '../../support/app.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const sent = (text: string, truncated = false) =>
  ({ file: Object.assign(Readable.from([text]), { truncated }) }) as { file: BusboyFileStream }

const post = (payload: string, boundary = '; boundary=b') =>
  running.as('finance', {
    method: 'POST',
    url: '/api/imports/roster',
    headers: { 'content-type': `multipart/form-data${boundary}` },
    payload,
  })
const part = (name: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="a.csv"\r\n\r\na,b\r\n`

test('a file above the limit is refused, not cut', async () => {
  await expect(receive(sent('a,b', true), newPath('upload'))).rejects.toMatchObject({
    code: 'import-file-refused',
    message: '文件太大',
  })
})

test('a second file is refused, not left out', async () => {
  const answer = await post(`${part('one')}${part('two')}--b--\r\n`)
  expect(answer.statusCode).toBe(413)
  expect(answer.json()).toMatchObject({ detail: '请求无法读取:一次只能上传一个文件。' })
})

test.each([
  ['cut off within the file', part('one')],
  ['cut off at its end', `${part('one')}--b`],
  ['none at all', 'a,b\r\n'],
  ['without a boundary', part('one'), ''],
])('a form that is %s is the sender’s mistake', async (_, payload, boundary?: string) => {
  const answer = await post(payload, boundary)
  expect(answer.statusCode, answer.body).toBe(400)
  expect(answer.json()).toMatchObject({ detail: '请求无法读取:表单不完整,文件没有传完。' })
  const { rows } = await running.services.pool.query('select id from upload')
  expect(rows).toEqual([])
})

test('a full disk is called so', async () => {
  await expect(receive(sent('a,b'), '/dev/full')).rejects.toMatchObject({ code: 'ENOSPC' })
})

test('what a killed process left in the clear goes when the next one starts', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-left-'))
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const [dead, other] = ['mingzhang-upload-999999999-a', 'mingzhang-upload-1-a']
  for (const name of [dead, other]) mkdirSync(path.join(folder, name))
  await clearLeftFolders()
  expect([dead, other].map((name) => existsSync(path.join(folder, name)))).toEqual([false, true])
  await withFolder(async (own) => {
    expect(path.basename(own)).toMatch(new RegExp(`^mingzhang-upload-${process.pid}-`))
    await clearLeftFolders()
    expect(existsSync(own)).toBe(false)
  })
})
