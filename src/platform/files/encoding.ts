import { isUtf8 } from 'node:buffer'
import { byteChunks, type LineChunk, lineAt, lineChunks, linesOf } from './line-chunks.ts'
import { FileRefusal } from './refusal.ts'

export type EncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

export interface Encoding {
  readonly name: EncodingName
  /** Of a file in GB18030: where the first line begins that cannot be UTF-8. */
  readonly notUtf8From?: number
}

/** UTF-8 where every byte of the file fits it, else GB18030; a byte order mark decides alone. */
export async function detectEncoding(path: string): Promise<Encoding> {
  for await (const chunk of lineChunks(path)) {
    const marked = chunk.offset === 0 ? encodingMarkedBy(chunk.bytes) : null
    if (marked !== null) return { name: marked }
    if (!isUtf8(chunk.bytes)) return { name: 'gb18030', notUtf8From: firstLineNotUtf8(chunk) }
  }
  return { name: 'utf-8' }
}

/** The text of a file in pieces; refuses at the first byte that is not of the encoding. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  if (encoding.name === 'utf-16le' || encoding.name === 'utf-16be') {
    yield* readUtf16(path, encoding.name)
    return
  }
  const decoder = new TextDecoder(encoding.name, { fatal: true })
  for await (const chunk of lineChunks(path)) {
    if (chunk.bytes.includes(0)) throw notText()
    if (encoding.name === 'gb18030') await refuseUtf8Lines(path, chunk, encoding)
    yield decode(decoder, chunk.bytes) ?? (await refuseBrokenLine(path, chunk, decoder))
  }
}

async function* readUtf16(path: string, name: EncodingName): AsyncGenerator<string> {
  const decoder = new TextDecoder(name, { fatal: true })
  let offset = 0
  try {
    for await (const chunk of byteChunks(path)) {
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw notText()
      yield text
      offset += chunk.length
    }
    yield decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new FileRefusal('encoding-broken', '文件不是完整的 UTF-16 文本,请重新导出', {
      encoding: name,
      offset,
    })
  }
}

function notText(): FileRefusal {
  return new FileRefusal('file-kind-refused', '这不是文本表格,请上传 xlsx 或 csv 文件')
}

function encodingMarkedBy(head: Buffer): EncodingName | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

function firstLineNotUtf8({ bytes, offset }: LineChunk): number {
  for (const { start, end } of linesOf(bytes)) {
    if (!isUtf8(bytes.subarray(start, end))) return offset + start
  }
  return offset
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

async function refuseBrokenLine(
  path: string,
  { bytes, offset }: LineChunk,
  decoder: InstanceType<typeof TextDecoder>,
): Promise<never> {
  for (const { start, end } of linesOf(bytes)) {
    if (decode(decoder, bytes.subarray(start, end)) === null) {
      const line = await lineAt(path, offset + start)
      throw new FileRefusal(
        'encoding-broken',
        `第 ${line} 行有无法识别的字符,请重新导出为 UTF-8 或 xlsx`,
        { line, offset: offset + start, encoding: decoder.encoding },
      )
    }
  }
  throw new FileRefusal('encoding-broken', '文件有无法识别的字符,请重新导出为 UTF-8 或 xlsx')
}

const hanInUtf8 = /[\xe4-\xe9][\x80-\xbf][\x80-\xbf]/g

/**
 * GB18030 gives a meaning to most UTF-8 texts, a wrong one, and without an error. A line that is
 * UTF-8 throughout with four Chinese characters in it does not come about by chance.
 */
async function refuseUtf8Lines(path: string, chunk: LineChunk, encoding: Encoding): Promise<void> {
  for (const { start, end } of linesOf(chunk.bytes)) {
    const bytes = chunk.bytes.subarray(start, end)
    if (!isUtf8(bytes) || (bytes.toString('latin1').match(hanInUtf8)?.length ?? 0) < 4) continue
    const line = await lineAt(path, chunk.offset + start)
    const other = await lineAt(path, encoding.notUtf8From ?? 0)
    throw new FileRefusal(
      'encoding-mixed',
      `文件编码不一致:第 ${line} 行是 UTF-8,第 ${other} 行不是,请重新导出`,
      { line, otherLine: other },
    )
  }
}
