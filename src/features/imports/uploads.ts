import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services.ts'
import { fileRefused, uploadNotFound } from './problems.ts'

const chunkBytes = 1024 * 1024

const folderForm = /^mingzhang-upload-(\d+)-/

/** Named after the process, so that the next one knows what a killed one has left. */
const newFolder = () => mkdtemp(path.join(tmpdir(), `mingzhang-upload-${process.pid}-`))

/**
 * Removes what processes that were killed left on disk in the clear. To be called before this one
 * takes files: in a container every one of them has the same number.
 */
export async function clearLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(folderForm.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || (pid !== process.pid && isAlive(pid))) continue
    await rm(path.join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process, and so his folder, cannot be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Runs `work` with a folder of its own, which goes with it. */
export async function withFolder<R>(work: (folder: string) => Promise<R>): Promise<R> {
  const folder = await newFolder()
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes down what is sent; a file above the server's limit only ends there, without an error. */
export async function receive(
  { file }: Pick<MultipartFile, 'file'>,
  stored: string,
): Promise<void> {
  await pipeline(file, createWriteStream(stored))
  if (file.truncated) throw fileRefused('文件太大', { reason: 'file-too-large' })
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
  const folder = await newFolder()
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
