import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { rememberingVault } from '../../platform/crypto/vault.ts'
import type { Actor } from '../../platform/db/command.ts'
import { copyRows, type Tx } from '../../platform/db/transaction.ts'
import { FileRefusal } from '../../platform/files/index.ts'
import type { Services } from '../../platform/services.ts'
import type { ImportContext, ImportFormat, RowFault } from './format.ts'
import { duplicateFile, fileRefused, noRows, rowsRejected } from './problems.ts'
import { maxFaults, noteFault, type Reading, stagedColumns, stagedRows } from './read-table.ts'

export interface ImportRequest {
  path: string
  /** As the user calls it. */
  fileName: string
  /** partial: good rows are taken, faulty ones come back. */
  mode: 'all' | 'partial'
  key?: string | undefined
}

export interface ImportResult {
  id: string
  rowCount: number
  rejectedCount: number
  errors: RowFault[]
}

/**
 * Imports one file: all of it or, by default, nothing. The file is one transaction with its trail,
 * so that a killed import leaves nothing behind.
 */
export async function importFile(
  { command, vault }: Pick<Services, 'command' | 'vault'>,
  actor: Actor,
  format: ImportFormat,
  request: ImportRequest,
): Promise<ImportResult> {
  const contentHash = await hashOf(request.path)
  const { size } = await stat(request.path)
  const input = { kind: format.kind, content: contentHash.toString('hex'), mode: request.mode }
  return command(actor, { action: 'imports:run', key: request.key, input }, async (tx) => {
    await refuseDuplicate(tx, actor.districtCode, format.kind, contentHash)
    const { id } = await tx
      .insertInto('import')
      .values({
        district_code: actor.districtCode,
        kind: format.kind,
        file_name: request.fileName,
        content_hash: contentHash,
        size_bytes: BigInt(size),
        row_count: 0,
        rejected_count: 0,
        imported_by: actor.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const context = { districtCode: actor.districtCode, importId: id, actor }
    const reading = await stage(tx, format, request.path, vault)
    await check(tx, format, context, reading)
    if (reading.faultCount > 0 && request.mode === 'all') {
      throw rowsRejected(reading.faultCount, { errors: reading.faults })
    }
    const rowCount = await stagedCount(tx)
    if (rowCount === 0) throw noRows(undefined, { errors: reading.faults })
    await format.apply(tx, context)
    const rejectedCount = reading.rowCount - rowCount
    await tx
      .updateTable('import')
      .set({ row_count: rowCount, rejected_count: rejectedCount })
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', id)
      .execute()
    const detail = { kind: format.kind, rowCount, rejectedCount }
    const result = { id, rowCount, rejectedCount, errors: reading.faults }
    return { subject: request.fileName, detail, result }
  })
}

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest()
}

async function refuseDuplicate(tx: Tx, districtCode: string, kind: string, hash: Buffer) {
  const earlier = await tx
    .selectFrom('import')
    .select(['id', 'file_name', 'imported_at'])
    .where('district_code', '=', districtCode)
    .where('kind', '=', kind)
    .where('content_hash', '=', hash)
    .executeTakeFirst()
  if (earlier === undefined) return
  const facts = { fileName: earlier.file_name, importedAt: earlier.imported_at }
  throw duplicateFile(facts, { importId: earlier.id })
}

/** Reads the file into the temporary table `staged`, which goes with the transaction. */
async function stage(
  tx: Tx,
  format: ImportFormat,
  path: string,
  vault: Services['vault'],
): Promise<Reading> {
  const columns = stagedColumns(format)
  const definition = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  await sql`create temporary table staged (${sql.raw(definition)}) on commit drop`.execute(tx)
  const reading: Reading = { rowCount: 0, faultCount: 0, faults: [] }
  const names = columns.map(({ name }) => name)
  try {
    await copyRows(tx, 'staged', names, stagedRows(format, path, rememberingVault(vault), reading))
  } catch (error) {
    throw error instanceof FileRefusal ? fileRefused(error.message) : error
  }
  await sql`analyze staged`.execute(tx)
  return reading
}

/** Runs the format's checks; rows at fault leave the staging table. */
async function check(
  tx: Tx,
  format: ImportFormat,
  context: ImportContext,
  reading: Reading,
): Promise<void> {
  for (const query of format.checks(context)) {
    const { rows } = await sql<RowFault>`${query} order by 1 limit ${maxFaults}`.execute(tx)
    for (const fault of rows) noteFault(reading, fault)
    if (rows.length > 0) {
      await sql`delete from staged where row_no in (select row from (${query}) fault)`.execute(tx)
    }
  }
  reading.faults.sort((a, b) => a.row - b.row)
}

async function stagedCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from staged`.execute(tx)
  return Number(rows[0]?.count ?? 0n)
}
