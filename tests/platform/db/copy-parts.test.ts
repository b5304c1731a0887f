import { expect, onTestFinished, test } from 'vitest'
import { copyParts } from '../../../src/platform/db/copy-parts.ts'
import { testServices } from '../../support/db.ts'

test('rows that break off leave nothing, and a connection that goes on at once', async () => {
  const { pool } = await testServices()
  const client = await pool.connect()
  onTestFinished(() => client.release())
  await client.query('create temporary table kept (value text)')
  const broken = async function* () {
    yield 'first\n'
    throw new Error('cut off')
  }
  const copy = copyParts(client, 'copy kept from stdin', broken())
  await expect(copy).rejects.toThrow('cut off')
  expect((await client.query('select * from kept')).rows).toEqual([])
  const whole = async function* () {
    yield 'first\n'
    yield 'second\n'
  }
  await copyParts(client, 'copy kept from stdin', whole())
  expect((await client.query('select * from kept')).rows).toHaveLength(2)
})

test('what the server refuses is thrown', async () => {
  const { pool } = await testServices()
  const client = await pool.connect()
  onTestFinished(() => client.release())
  await client.query('create temporary table numbers (value int)')
  const wrong = async function* () {
    for (let row = 0; row < 10_000; row += 1) yield 'word\n'
  }
  const copy = copyParts(client, 'copy numbers from stdin', wrong())
  await expect(copy).rejects.toThrow('invalid input syntax')
})
