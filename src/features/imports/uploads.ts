import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services.ts'
import { uploadNotFound } from './problems.ts'

const chunkBytes = 1024 * 1024

/** Runs `work` with a folder of its own, which goes with it. */
export async function withFolder<R>(work: (folder: string) => Promise<R>): Promise<R> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingzhang-upload-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export interface NewUpload {
  kind: string
  fileName: string
  path: string
  hash: Buffer
  size: number
}

/** Keeps a file in the database, sealed piece by piece; returns its id. */
export async function storeUpload(
  tx: Tx,
  vault: Services['vault'],
  actor: Actor,
  { kind, fileName, path, hash, size }: NewUpload,
): Promise<string> {
  const { id } = await tx
    .insertInto('upload')
    .values({
      district_code: actor.districtCode,
      kind,
      file_name: fileName,
      content_hash: hash,
      size_bytes: BigInt(size),
      uploaded_by: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  let position = 0
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    await tx
      .insertInto('upload_chunk')
      .values({
        district_code: actor.districtCode,
        upload_id: id,
        position,
        sealed: vault.sealBytes(chunk as Buffer),
      })
      .execute()
    position += 1
  }
  return id
}

export interface StoredUpload {
  id: string
  kind: string
  fileName: string
}

/** Refuses with `upload-not-found`, also where the file has been cleared away. */
export async function uploadById(db: Db, districtCode: string, id: string): Promise<StoredUpload> {
  const upload = await db
    .selectFrom('upload')
    .select(['id', 'kind', 'file_name as fileName'])
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .executeTakeFirst()
  if (upload === undefined) throw uploadNotFound()
  return upload
}

/** Puts a stored upload on disk in the clear for as long as `work` takes. */
export function withUpload<R>(
  services: Pick<Services, 'reads' | 'vault'>,
  actor: Actor,
  id: string,
  work: (path: string) => Promise<R>,
): Promise<R> {
  return withFolder(async (folder) => work(await putInto(folder, services, actor, id)))
}

/** The same for a stream that reads the file: it lies on disk until the stream is closed. */
export async function streamUpload(
  services: Pick<Services, 'reads' | 'vault'>,
  actor: Actor,
  id: string,
  open: (path: string) => Promise<Readable>,
): Promise<Readable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingzhang-upload-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const stream = await open(await putInto(folder, services, actor, id))
    return stream.once('close', remove)
  } catch (error) {
    await remove()
    throw error
  }
}

async function putInto(
  folder: string,
  { reads, vault }: Pick<Services, 'reads' | 'vault'>,
  actor: Actor,
  id: string,
): Promise<string> {
  const stored = path.join(folder, 'upload')
  await pipeline(piecesOf(reads(actor), vault, actor.districtCode, id), createWriteStream(stored))
  return stored
}

async function* piecesOf(
  db: Db,
  vault: Services['vault'],
  districtCode: string,
  id: string,
): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const chunk = await db
      .selectFrom('upload_chunk')
      .select('sealed')
      .where('district_code', '=', districtCode)
      .where('upload_id', '=', id)
      .where('position', '=', position)
      .executeTakeFirst()
    if (chunk === undefined) return
    yield vault.unsealBytes(chunk.sealed)
  }
}
