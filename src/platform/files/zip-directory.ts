import type { FileHandle } from 'node:fs/promises'
import { damagedWorkbook, FileRefusal } from './refusal.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly headerOffset: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const entrySignature = 0x02014b50
const longestEnd = 22 + 65_535
const mostEntries = 10_000
const largestDirectory = 16 * 1024 * 1024
const absent32 = 0xffff_ffff
const absent16 = 0xffff

/** The entries of a zip file by name, from its central directory. */
export async function readZipDirectory(file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat()
  const { count, offset, bytes } = await findDirectory(file, size)
  if (count > mostEntries || bytes > largestDirectory || offset + bytes > size)
    throw damagedWorkbook()
  const directory = await readBytes(file, offset, bytes)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes || directory.readUInt32LE(at) !== entrySignature) throw damagedWorkbook()
    const next = at + 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30)
    if (next > bytes) throw damagedWorkbook()
    const entry = readEntry(directory, at)
    // Two entries of one name: which of them counts depends on the reader.
    if (entries.has(entry.name)) throw damagedWorkbook()
    entries.set(entry.name, entry)
    at = next + directory.readUInt16LE(at + 32)
  }
  return entries
}

export async function readBytes(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
  if (bytesRead !== length) throw damagedWorkbook()
  return buffer
}

async function findDirectory(file: FileHandle, size: number) {
  if (size < 22) throw damagedWorkbook()
  const tailOffset = Math.max(0, size - longestEnd)
  const tail = await readBytes(file, tailOffset, size - tailOffset)
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== endSignature) at -= 1
  if (at < 0) throw damagedWorkbook()
  const count = tail.readUInt16LE(at + 10)
  const bytes = tail.readUInt32LE(at + 12)
  const offset = tail.readUInt32LE(at + 16)
  const isLarge = count === absent16 || bytes === absent32 || offset === absent32
  return isLarge ? findLargeDirectory(file, size, tailOffset + at) : { count, bytes, offset }
}

async function findLargeDirectory(file: FileHandle, size: number, endOffset: number) {
  if (endOffset < 20) throw damagedWorkbook()
  const locator = await readBytes(file, endOffset - 20, 20)
  if (locator.readUInt32LE(0) !== locator64Signature) throw damagedWorkbook()
  const recordOffset = Number(locator.readBigUInt64LE(8))
  if (recordOffset + 56 > size) throw damagedWorkbook()
  const record = await readBytes(file, recordOffset, 56)
  if (record.readUInt32LE(0) !== end64Signature) throw damagedWorkbook()
  return {
    count: Number(record.readBigUInt64LE(32)),
    bytes: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  }
}

function readEntry(directory: Buffer, at: number): ZipEntry {
  if ((directory.readUInt16LE(at + 8) & 1) === 1) {
    throw new FileRefusal('workbook-encrypted', '文件有密码,请去掉密码后重新保存')
  }
  const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
  const extra = directory.subarray(nameEnd, nameEnd + directory.readUInt16LE(at + 30))
  const sizes = largeSizesOf(extra)
  const sized = (value: number) => (value === absent32 ? sizes() : value)
  // The order of the large sizes is fixed: unpacked, packed, offset.
  const unpackedBytes = sized(directory.readUInt32LE(at + 24))
  const packedBytes = sized(directory.readUInt32LE(at + 20))
  const headerOffset = sized(directory.readUInt32LE(at + 42))
  return {
    name: directory.toString('utf8', at + 46, nameEnd),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    packedBytes,
    unpackedBytes,
    headerOffset,
  }
}

/** The 64-bit sizes of an entry, one after the other. */
function largeSizesOf(extra: Buffer): () => number {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1)
    at += 4 + extra.readUInt16LE(at + 2)
  let next = at + 4
  return () => {
    if (next + 8 > extra.length) throw damagedWorkbook()
    next += 8
    return Number(extra.readBigUInt64LE(next - 8))
  }
}
