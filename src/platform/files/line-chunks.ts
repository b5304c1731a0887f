import { createReadStream } from 'node:fs'
import { FileRefusal } from './refusal.ts'

const chunkBytes = 64 * 1024
const longestLine = 32 * 1024 * 1024

export interface LineChunk {
  readonly bytes: Buffer
  /** Where the chunk begins in the file. */
  readonly offset: number
}

/**
 * A file in pieces that end at a line feed, so that no character is cut: in UTF-8 and GB18030
 * the byte 0A is never part of another character.
 */
export async function* lineChunks(path: string): AsyncGenerator<LineChunk> {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let offset = 0
  for await (const chunk of byteChunks(path)) {
    const end = chunk.lastIndexOf(0x0a) + 1
    if (end > 0) {
      const bytes = Buffer.concat([...waiting, chunk.subarray(0, end)])
      yield { bytes, offset }
      offset += bytes.length
      waiting = []
      waitingBytes = 0
    }
    waiting.push(chunk.subarray(end))
    waitingBytes += chunk.length - end
    if (waitingBytes > longestLine) throw new FileRefusal('line-too-long', '文件中有过长的行')
  }
  if (waitingBytes > 0) yield { bytes: Buffer.concat(waiting), offset }
}

export async function* byteChunks(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    yield chunk as Buffer
  }
}

/** The line, counted from 1, in which a byte of the file lies. */
export async function lineAt(path: string, offset: number): Promise<number> {
  let line = 1
  let position = 0
  for await (const chunk of byteChunks(path)) {
    const end = Math.min(chunk.length, offset - position)
    for (let at = chunk.indexOf(0x0a); at !== -1 && at < end; at = chunk.indexOf(0x0a, at + 1)) {
      line += 1
    }
    position += chunk.length
    if (position >= offset) break
  }
  return line
}

/** Where each line of a chunk begins and ends (past its line feed). */
export function* linesOf(bytes: Buffer): Generator<{ start: number; end: number }> {
  let start = 0
  while (start < bytes.length) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed + 1
    yield { start, end }
    start = end
  }
}
