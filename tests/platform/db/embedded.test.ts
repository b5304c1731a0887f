import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '../../../src/platform/db/embedded.ts'

async function answerOf(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select 42 as answer')
  await client.end()
  return rows[0]?.answer
}

test('starts in a folder that only its caller can reach, and finds its data there again', async () => {
  const closed = mkdtempSync(path.join(tmpdir(), 'mingzhang-closed-'))
  chmodSync(closed, 0o700)
  const place = path.join(closed, 'postgres')
  onTestFinished(() => {
    rmSync(realpathSync(place), { recursive: true, force: true })
    rmSync(closed, { recursive: true, force: true })
  })

  const first = await startEmbedded(place)
  expect(await answerOf(await first.database('books'))).toBe(42)
  await first.stop()

  const second = await startEmbedded(place)
  onTestFinished(() => second.stop())
  expect(await answerOf(await second.database('books'))).toBe(42)
})
