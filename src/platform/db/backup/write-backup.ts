import { createCipheriv, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { Clock } from '../../clock.ts'
import type { Signer } from '../../crypto/signer.ts'
import { copiedTables, copyOut } from '../copy-table.ts'
import { cipher, type FrameKind, keysOf, type Manifest, magic, saltBytes, Tally } from './format.ts'

export interface BackupNeeds {
  pool: Pick<pg.Pool, 'connect'>
  secret: string
  signer: Signer
  clock: Clock
}

/**
 * Writes every table, as it was at one moment, into an encrypted file with a signed manifest. The
 * service goes on meanwhile. The file has its name only once it is whole.
 */
export async function writeBackup(needs: BackupNeeds, file: string): Promise<Manifest> {
  const { pool, secret } = needs
  const salt = randomBytes(saltBytes)
  const { key, nonce } = keysOf(secret, salt)
  const sealing = createCipheriv(cipher, key, nonce)
  const unfinished = `${file}.unfinished`
  const made: { manifest?: Manifest } = {}
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await pipeline(
      Readable.from(framesOf(client, needs, made)),
      createGzip(),
      sealing,
      (sealed: AsyncIterable<Buffer>) => wrapped(salt, sealed, () => sealing.getAuthTag()),
      createWriteStream(unfinished),
    )
    await client.query('commit')
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    client.release(made.manifest === undefined)
  }
  if (made.manifest === undefined) throw new Error('the backup was cut off')
  await rename(unfinished, file)
  return made.manifest
}

async function* wrapped(salt: Buffer, sealed: AsyncIterable<Buffer>, tag: () => Buffer) {
  yield magic
  yield salt
  yield* sealed
  yield tag()
}

async function* framesOf(
  client: pg.PoolClient,
  { signer, clock }: BackupNeeds,
  made: { manifest?: Manifest },
): AsyncGenerator<Buffer> {
  const tables: Manifest['tables'] = []
  for (const head of await copiedTables(client)) {
    const tally = new Tally()
    yield* frame('T', Buffer.from(JSON.stringify(head)))
    for await (const part of copyOut(client, head)) {
      tally.add(part)
      yield* frame('D', part)
    }
    tables.push(tally.result(head.table))
  }
  const { rows } = await client.query<{ name: string }>(
    'select name from kysely_migration order by name',
  )
  const migrations = rows.map(({ name }) => name)
  const manifest = { madeAt: clock.now().toISOString(), migrations, tables }
  const text = JSON.stringify(manifest)
  const signature = signer.sign(text).toString('base64')
  yield* frame('M', Buffer.from(JSON.stringify({ manifest: text, signature })))
  made.manifest = manifest
}

function* frame(kind: FrameKind, content: Buffer): Generator<Buffer> {
  const head = Buffer.alloc(5)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(content.length, 1)
  yield head
  yield content
}
