import { createDecipheriv } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import {
  cipher,
  type FrameKind,
  frameKinds,
  keysOf,
  magic,
  mostFrameBytes,
  saltBytes,
  tagBytes,
} from './format.ts'

export interface Frame {
  kind: FrameKind
  content: Buffer
}

/** The frames of a backup file. Throws where the file is none, is damaged or has another key. */
export async function* readFrames(file: string, secret: string): AsyncGenerator<Frame> {
  const { salt, tag, size } = await edgesOf(file)
  const { key, nonce } = keysOf(secret, salt)
  const opening = createDecipheriv(cipher, key, nonce).setAuthTag(tag)
  const start = magic.length + saltBytes
  const source = createReadStream(file, { start, end: size - tagBytes - 1 })
  const clear = createGunzip()
  const damaged = () =>
    new Error(`${file} is damaged, or was made with another secret: nothing was restored`)
  source.on('error', (error) => clear.destroy(error))
  opening.on('error', () => clear.destroy(damaged()))
  source.pipe(opening).pipe(clear)
  try {
    yield* parsed(clear)
  } catch (error) {
    throw error instanceof Error && 'code' in error ? damaged() : error
  }
}

async function edgesOf(file: string) {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(magic.length + saltBytes)
    const tag = Buffer.alloc(tagBytes)
    await handle.read(head, 0, head.length, 0)
    if (!head.subarray(0, magic.length).equals(magic) || size < head.length + tagBytes) {
      throw new Error(`${file} is no backup of this service`)
    }
    await handle.read(tag, 0, tagBytes, size - tagBytes)
    return { salt: head.subarray(magic.length), tag, size }
  } finally {
    await handle.close()
  }
}

async function* parsed(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest = Buffer.alloc(0)
  for await (const part of source) {
    rest = rest.length === 0 ? Buffer.from(part) : Buffer.concat([rest, part])
    while (rest.length >= 5) {
      const length = rest.readUInt32BE(1)
      const kind = frameKinds.find((one) => one === rest.toString('latin1', 0, 1))
      if (kind === undefined || length > mostFrameBytes) throw new Error('a frame is damaged')
      if (rest.length < 5 + length) break
      yield { kind, content: rest.subarray(5, 5 + length) }
      rest = rest.subarray(5 + length)
    }
  }
  if (rest.length > 0) throw new Error('the backup is cut off')
}
