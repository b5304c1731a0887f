import type pg from 'pg'
import { isSigned } from '../../crypto/signer.ts'
import { type CopiedTable, copiedTables, copyIn } from '../copy-table.ts'
import { type Manifest, manifest, signedManifest, Tally, tableHead } from './format.ts'
import { type Frame, readFrames } from './read-frames.ts'
import type { BackupNeeds } from './write-backup.ts'

/**
 * Puts a backup into a database that has the schema and no district, in one transaction: all of
 * it, or nothing where the file is not to the last byte what was written and signed.
 */
export async function restoreBackup(
  { pool, secret, signer }: Omit<BackupNeeds, 'clock'>,
  file: string,
): Promise<Manifest> {
  const client = await pool.connect()
  let isWhole = false
  try {
    await client.query('begin')
    await refuseUnlessEmpty(client)
    await client.query('set local session_replication_role = replica')
    const { found, text, signature } = await copyFrames(client, readFrames(file, secret))
    if (!isSigned(signer.publicKey, text, Buffer.from(signature, 'base64'))) {
      throw new Error('the manifest was not signed by this service: nothing was restored')
    }
    const said = manifest.parse(JSON.parse(text))
    await compare(client, said, found)
    await mendSequences(client)
    await client.query('commit')
    isWhole = true
    return said
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release(!isWhole)
  }
}

async function refuseUnlessEmpty(client: pg.PoolClient): Promise<void> {
  const { rowCount } = await client.query('select from district limit 1')
  if (rowCount !== 0) {
    throw new Error('the database has a district already: restore into an empty one')
  }
}

async function copyFrames(client: pg.PoolClient, frames: AsyncGenerator<Frame>) {
  const known = new Map((await copiedTables(client)).map((one) => [one.table, one]))
  const found: Manifest['tables'] = []
  let frame = await frames.next()
  while (frame.done !== true && frame.value.kind === 'T') {
    const head = tableHead.parse(JSON.parse(frame.value.content.toString()))
    requireSame(known.get(head.table), head)
    const tally = new Tally()
    frame = await frames.next()
    const rows = async function* () {
      for (; frame.done !== true && frame.value.kind === 'D'; frame = await frames.next()) {
        tally.add(frame.value.content)
        yield frame.value.content
      }
    }
    await copyIn(client, head, rows())
    found.push(tally.result(head.table))
  }
  if (frame.done === true || frame.value.kind !== 'M') throw new Error('the backup is cut off')
  const { manifest: text, signature } = signedManifest.parse(
    JSON.parse(frame.value.content.toString()),
  )
  const end = await frames.next()
  if (end.done !== true) throw new Error('the backup goes on after its end')
  return { found, text, signature }
}

function requireSame(known: CopiedTable | undefined, head: CopiedTable): void {
  if (known?.columns.join() === head.columns.join()) return
  throw new Error(
    `table ${head.table} is not that of this version: restore with the version that made the backup, then update`,
  )
}

async function compare(client: pg.PoolClient, said: Manifest, found: Manifest['tables']) {
  const { rows } = await client.query<{ name: string }>(
    'select name from kysely_migration order by name',
  )
  if (rows.map(({ name }) => name).join() !== said.migrations.join()) {
    throw new Error('the backup is of another version: restore with that, then update')
  }
  if (JSON.stringify(found) !== JSON.stringify(said.tables)) {
    throw new Error('the tables are not those of the manifest: nothing was restored')
  }
}

/** Numbers go on after the last that was given, and work that waited waits no more. */
async function mendSequences(client: pg.PoolClient): Promise<void> {
  await client.query(`
    select setval(pg_get_serial_sequence('transfer', 'seq'), max(seq)) from transfer
    having max(seq) is not null`)
  await client.query(`
    update job set state = 'cancelled', ended_at = now() where state in ('queued', 'running')`)
}
