import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

interface WrittenPart {
  readonly name: Buffer
  readonly offset: number
  crc: number
  packedBytes: number
  unpackedBytes: number
}

const deflated = 8
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808
const version = 20
/** 1 January 1980, the first day a zip knows: the same content gives the same bytes. */
const zipDate = 0x21
const largest = 0xffff_ffff

/** A zip file as a stream of bytes, its parts deflated one after the other as they are made. */
export async function* zipStream(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: WrittenPart[] = []
  let offset = 0
  for (const { name, text } of parts) {
    const part = { name: Buffer.from(name), offset, crc: 0, packedBytes: 0, unpackedBytes: 0 }
    const header = localHeader(part)
    yield header
    for await (const bytes of deflate(text, part)) {
      part.packedBytes += bytes.length
      yield bytes
    }
    if (Math.max(part.unpackedBytes, offset + part.packedBytes) > largest) {
      throw new Error('A workbook cannot be larger than 4 GiB')
    }
    const descriptor = sizesAfter(part)
    yield descriptor
    offset += header.length + part.packedBytes + descriptor.length
    written.push(part)
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield endOf(written.length, directory.length, offset)
}

async function* deflate(text: ZipPart['text'], part: WrittenPart): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw()
  // A failure of the rows destroys the packer, and its reader below throws the same error.
  pipeline(countedBytes(text, part), packer).catch(() => {})
  for await (const bytes of packer) yield bytes as Buffer
}

async function* countedBytes(text: ZipPart['text'], part: WrittenPart): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece)
    part.crc = crc32(bytes, part.crc)
    part.unpackedBytes += bytes.length
    yield bytes
  }
}

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((length, [bytes]) => length + bytes, 0))
  let at = 0
  for (const [bytes, value] of values) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}

function localHeader({ name }: WrittenPart): Buffer {
  const start = fields([4, 0x04034b50], [2, version], [2, flags], [2, deflated], [2, 0])
  const rest = fields([2, zipDate], [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0])
  return Buffer.concat([start, rest, name])
}

function sizesAfter({ crc, packedBytes, unpackedBytes }: WrittenPart): Buffer {
  return fields([4, 0x08074b50], [4, crc], [4, packedBytes], [4, unpackedBytes])
}

function directoryEntry(part: WrittenPart): Buffer {
  const start = fields([4, 0x02014b50], [2, version], [2, version], [2, flags], [2, deflated])
  const time = fields([2, 0], [2, zipDate])
  const sizes = fields([4, part.crc], [4, part.packedBytes], [4, part.unpackedBytes])
  const rest = fields([2, part.name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0])
  return Buffer.concat([start, time, sizes, rest, fields([4, part.offset]), part.name])
}

function endOf(count: number, bytes: number, offset: number): Buffer {
  const disks = fields([4, 0x06054b50], [2, 0], [2, 0])
  return Buffer.concat([disks, fields([2, count], [2, count], [4, bytes], [4, offset], [2, 0])])
}
