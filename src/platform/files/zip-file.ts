import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import type { Limits } from './limits.ts'
import { damagedWorkbook, FileRefusal } from './refusal.ts'
import { readBytes, readZipDirectory, type ZipEntry } from './zip-directory.ts'

const headerSignature = 0x04034b50
const stored = 0
const deflated = 8
const chunkBytes = 256 * 1024
/** Below this the ratio says nothing: a small part may well be all zeros. */
const ratioFreeBytes = 4 * 1024 * 1024

/** A zip file on disk whose entries unpack as streams, within the limits and checked. */
export class ZipFile {
  readonly #path: string
  readonly #file: FileHandle
  readonly #entries: ReadonlyMap<string, ZipEntry>
  readonly #limits: Limits
  #unpackedBytes = 0

  private constructor(parts: {
    path: string
    file: FileHandle
    entries: ReadonlyMap<string, ZipEntry>
    limits: Limits
  }) {
    this.#path = parts.path
    this.#file = parts.file
    this.#entries = parts.entries
    this.#limits = parts.limits
  }

  static async open(path: string, limits: Limits): Promise<ZipFile> {
    const file = await open(path)
    try {
      return new ZipFile({ path, file, entries: await readZipDirectory(file), limits })
    } catch (error) {
      await file.close()
      throw error
    }
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** The text of an entry in pieces; at its end the size and the checksum have been verified. */
  async *text(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    try {
      for await (const bytes of this.#bytes(name)) {
        // XML has no NUL, and PostgreSQL takes none.
        if (bytes.includes(0)) throw damagedWorkbook()
        yield decoder.decode(bytes, { stream: true })
      }
      decoder.decode()
    } catch (error) {
      // zlib and the decoder have errors of their own for what is not what it should be.
      throw error instanceof FileRefusal ? error : damagedWorkbook()
    }
  }

  async *#bytes(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw damagedWorkbook()
    let bytes = 0
    let crc = 0
    for await (const chunk of await this.#unpack(entry)) {
      bytes += chunk.length
      crc = crc32(chunk, crc)
      this.#spend(chunk.length, bytes, entry)
      yield chunk
    }
    if (bytes !== entry.unpackedBytes || crc !== entry.crc) throw damagedWorkbook()
  }

  async #unpack(entry: ZipEntry): Promise<AsyncIterable<Buffer>> {
    if (entry.method !== stored && entry.method !== deflated) throw damagedWorkbook()
    const header = await readBytes(this.#file, entry.headerOffset, 30)
    if (header.readUInt32LE(0) !== headerSignature) throw damagedWorkbook()
    const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    if (entry.packedBytes === 0) return noBytes()
    const end = start + entry.packedBytes - 1
    const packed = createReadStream(this.#path, { start, end, highWaterMark: chunkBytes })
    if (entry.method === stored) return packed
    const inflate = createInflateRaw({ chunkSize: chunkBytes })
    packed.on('error', (error) => inflate.destroy(error))
    inflate.on('close', () => packed.destroy())
    return packed.pipe(inflate)
  }

  #spend(chunkLength: number, entryBytes: number, entry: ZipEntry): void {
    this.#unpackedBytes += chunkLength
    const allowed = Math.max(ratioFreeBytes, entry.packedBytes * this.#limits.unzipRatio)
    if (this.#unpackedBytes > this.#limits.unzippedBytes || entryBytes > allowed) {
      throw new FileRefusal('unzipped-too-large', '文件解压后过大,请清除空白格式或拆分后上传')
    }
  }
}

async function* noBytes(): AsyncGenerator<Buffer> {}
