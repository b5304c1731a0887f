import { FileRefusal } from '../../platform/files/index.ts'
import { ThreadExhausted, threadFor } from '../../platform/threads/start-thread.ts'
import type { Reading } from './read-table.ts'
import type { FileToCount, FileTotals } from './read-totals.ts'
import type { FileToRead, ReadingOrder, ReadingPart, Refusal } from './reading-thread.ts'

/**
 * Files are read in a thread of their own: requests are answered meanwhile, memory does not grow
 * with the file, and a file that would take too much of it takes nothing else along.
 */
const readingThread = threadFor<ReadingOrder, ReadingPart>(
  new URL('./reading-thread.ts', import.meta.url),
  { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 },
)

/** Yields the rows for the staging table in COPY's text format; at their end `reading` is filled. */
export async function* rowsApart(
  file: FileToRead,
  { reading, told }: { reading: Reading; told(rowCount: number): Promise<void> },
): AsyncGenerator<Uint8Array> {
  for await (const part of partsOf({ rowsOf: file })) {
    if ('reading' in part) Object.assign(reading, part.reading)
    if (!('lines' in part)) continue
    await told(part.rowCount)
    yield part.lines
  }
}

export async function totalsApart(file: FileToCount): Promise<FileTotals> {
  for await (const part of partsOf({ totalsOf: file })) if ('totals' in part) return part.totals
  throw new Error('a file has totals')
}

async function* partsOf(order: ReadingOrder): AsyncGenerator<ReadingPart> {
  try {
    for await (const part of readingThread(order)) {
      if ('refusal' in part) throw refusalOf(part.refusal)
      yield part
    }
  } catch (error) {
    throw error instanceof ThreadExhausted ? tooLarge() : error
  }
}

const refusalOf = ({ code, message, facts }: Refusal) => new FileRefusal(code, message, facts)

const tooLarge = () =>
  new FileRefusal('unzipped-too-large', '读取文件所需的内存过多,请另存为 csv 或拆分后上传')
