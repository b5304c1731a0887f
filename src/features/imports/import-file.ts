import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Actor } from '../../platform/db/command.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services.ts'
import { type ControlTotals, checkStagedTotals, checkTotals } from './control-totals.ts'
import { type Effects, effectsSince, rowsWritten } from './effects.ts'
import {
  type Expected,
  meetExpected,
  namedExpected,
  stagedExpected,
} from './expected/meet-expected.ts'
import type { ImportContext, ImportFormat, RowFault } from './format.ts'
import { layoutsOf } from './layouts.ts'
import { duplicateFile, noRows, repeatedContent, rowsRejected } from './problems.ts'
import type { Reading } from './read-table.ts'
import { refusing } from './refusing.ts'
import { checkStaged, fingerprintOf, type Source, stage, stagedCount } from './staging.ts'

export interface ImportRequest {
  path: string
  /** As the user calls it. */
  fileName: string
  /** partial: good rows are taken, faulty ones come back. */
  mode: 'all' | 'partial'
  /** Does everything and takes it back: the result says what the import would do. */
  isDryRun?: boolean
  /** Of a workbook; the first that shows where not given. */
  sheet?: string | null
  /** What the sender tells of the file: checked before a row is taken. */
  totals?: ControlTotals
  /** The entry of the register that the file meets; found by itself where not given. */
  expectedFileId?: string | null
  key?: string | undefined
  report?: Source['report']
  /** Within the import's transaction, at its end; not after a dry run. */
  followUp?: (tx: Tx) => Promise<void> | undefined
}

export interface ImportResult {
  /** Null after a dry run. */
  id: string | null
  rowCount: number
  rejectedCount: number
  errors: RowFault[]
  /** In whose form the file came. */
  layout: string
  effects: Effects
}

/** Carries the result of a dry run out of the transaction that is rolled back. */
class Rehearsed extends Error {
  readonly result: ImportResult
  constructor(result: ImportResult) {
    super('a dry run is rolled back')
    this.result = { ...result, id: null }
  }
}

/**
 * Imports one file: all of it or, by default, nothing. The file is one transaction with its trail,
 * so that a killed import leaves nothing behind; a dry run is the same transaction, rolled back.
 */
export async function importFile(
  { command, vault }: Pick<Services, 'command' | 'vault'>,
  actor: Actor,
  format: ImportFormat,
  request: ImportRequest,
): Promise<ImportResult> {
  const file = await measure(request.path)
  const { fileName, mode, isDryRun = false, report = async () => {} } = request
  const input = { kind: format.kind, content: file.hash.toString('hex'), mode }
  const run = command(actor, { action: 'imports:run', key: request.key, input }, async (tx) => {
    await refuseDuplicate(tx, actor.districtCode, format, file.hash)
    const importId = await openImport(tx, actor, { kind: format.kind, fileName, ...file })
    const context = { districtCode: actor.districtCode, importId, actor }
    const layouts = await layoutsOf(tx, actor.districtCode, format)
    const form = { layouts, sheet: request.sheet ?? null }
    const source = { path: request.path, form, lineCount: file.lineCount, report }
    const named = await namedTotals(tx, actor, format, request)
    for (const totals of [request.totals, named]) {
      if (totals != null) await refusing(() => checkTotals(request.path, format, form, totals))
    }
    const reading = await stage(tx, format, source, vault)
    for (const completing of format.prepare?.(context) ?? []) await completing.execute(tx)
    const fingerprint = await fingerprintOf(tx, format)
    // A file with faults is told them: of it, only the good rows are the same.
    if (reading.faultCount === 0 || mode === 'partial') {
      await refuseRepeated(tx, context, format, fingerprint)
    }
    const expected = named ? [named] : await stagedExpected(tx, actor.districtCode, format)
    if (named === null && reading.faultCount === 0) {
      for (const one of expected) await checkStagedTotals(tx, format, one)
    }
    await report('检查')
    await checkStaged(tx, format, context, reading)
    if (reading.faultCount > 0 && mode === 'all') {
      throw rowsRejected(reading.faultCount, { errors: reading.faults })
    }
    await report('入库')
    const result = await takeOver(tx, format, context, { reading, fingerprint })
    for (const one of expected) await meetExpected(tx, context, one)
    if (isDryRun) throw new Rehearsed(result)
    await request.followUp?.(tx)
    const { rowCount, rejectedCount } = result
    return { subject: fileName, detail: { kind: format.kind, rowCount, rejectedCount }, result }
  })
  return run.catch((error) => {
    if (error instanceof Rehearsed) return error.result
    throw error
  })
}

function namedTotals(
  tx: Tx,
  { districtCode }: Actor,
  format: ImportFormat,
  { expectedFileId }: ImportRequest,
): Promise<Expected | null> | null {
  return expectedFileId == null ? null : namedExpected(tx, districtCode, format, expectedFileId)
}

/** One pass over the bytes; a text file's line feeds tell how far its reading is. */
export async function measure(
  path: string,
): Promise<{ hash: Buffer; size: number; lineCount: number }> {
  const hash = createHash('sha256')
  let size = 0
  let lineCount = 0
  let isText = true
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    if (size === 0) isText = !bytes.subarray(0, 2).equals(Buffer.from('PK'))
    hash.update(bytes)
    size += bytes.length
    if (!isText) continue
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lineCount += 1
  }
  return { hash: hash.digest(), size, lineCount }
}

async function openImport(
  tx: Tx,
  actor: Actor,
  file: { kind: string; fileName: string; hash: Buffer; size: number },
): Promise<string> {
  const { id } = await tx
    .insertInto('import')
    .values({
      district_code: actor.districtCode,
      kind: file.kind,
      file_name: file.fileName,
      content_hash: file.hash,
      size_bytes: BigInt(file.size),
      row_count: 0,
      rejected_count: 0,
      imported_by: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Makes the staged rows part of the books. */
async function takeOver(
  tx: Tx,
  format: ImportFormat,
  context: ImportContext,
  { reading, fingerprint }: { reading: Reading; fingerprint: string },
): Promise<ImportResult> {
  const { districtCode, importId } = context
  const rowCount = await stagedCount(tx)
  if (rowCount === 0) throw noRows(undefined, { errors: reading.faults })
  const before = await rowsWritten(tx)
  await format.apply(tx, context)
  const effects = await effectsSince(tx, before, context, format)
  const rejectedCount = reading.rowCount - rowCount
  const layout = reading.layout?.name ?? ''
  await tx
    .updateTable('import')
    .set({
      row_count: rowCount,
      rejected_count: rejectedCount,
      rows_fingerprint: fingerprint,
      layout: reading.layout?.code ?? 'standard',
    })
    .where('district_code', '=', districtCode)
    .where('id', '=', importId)
    .execute()
  return { id: importId, rowCount, rejectedCount, errors: reading.faults, layout, effects }
}

/** Refuses the same bytes, where they would say the same again and not what holds by now. */
export async function refuseDuplicate(
  tx: Tx,
  districtCode: string,
  format: ImportFormat,
  hash: Buffer,
): Promise<void> {
  const earlier = await importBefore(tx, districtCode, format)
    ?.where('content_hash', '=', hash)
    .executeTakeFirst()
  if (earlier !== undefined) throw duplicateFile(earlier, { importId: earlier.id })
}

/**
 * Refuses the same rows under another name, in another order or another kind of file, before each
 * of them is found to be there already.
 */
async function refuseRepeated(
  tx: Tx,
  { districtCode, importId }: ImportContext,
  format: ImportFormat,
  fingerprint: string,
): Promise<void> {
  const earlier = await importBefore(tx, districtCode, format, importId)
    ?.where('rows_fingerprint', '=', fingerprint)
    .executeTakeFirst()
  if (earlier !== undefined) throw repeatedContent(earlier, { importId: earlier.id })
}

/** The imports that a file must not repeat, but for the one under way; null where it may repeat all. */
function importBefore(
  tx: Tx,
  districtCode: string,
  { kind, comesAgain = 'never' }: ImportFormat,
  underWay: string | null = null,
) {
  if (comesAgain === 'always') return null
  const ofKind = tx
    .selectFrom('import')
    .select(['id', 'file_name as fileName', 'imported_at as importedAt'])
    .select(['content_hash', 'rows_fingerprint'])
    .where('district_code', '=', districtCode)
    .where('kind', '=', kind)
    .where('id', 'is distinct from', underWay)
  const last = ofKind.orderBy('id', 'desc').limit(1)
  return tx.selectFrom((comesAgain === 'never' ? ofKind : last).as('earlier')).selectAll()
}
