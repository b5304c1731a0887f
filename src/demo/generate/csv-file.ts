import { type FileHandle, open } from 'node:fs/promises'
import iconv from 'iconv-lite'

/** Text is handed to the disk in pieces of this many characters. */
const pieceLength = 64 * 1024

export interface CsvOptions {
  encoding?: 'utf-8-bom' | 'gb18030'
  /** Lines above the header. */
  preamble?: readonly (readonly string[])[]
}

export type Rows = Iterable<readonly string[]>

/** Writes a CSV file row by row; the rows are pulled no faster than the disk takes them. */
export async function writeCsv(
  path: string,
  header: readonly string[],
  rows: Rows,
  { encoding = 'utf-8-bom', preamble = [] }: CsvOptions = {},
): Promise<void> {
  const file = await open(path, 'w')
  try {
    const encode = (text: string) =>
      encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8')
    let piece = encoding === 'utf-8-bom' ? '\uFEFF' : ''
    for (const row of preamble) piece += line(row)
    piece += line(header)
    for (const row of rows) {
      piece += line(row)
      if (piece.length < pieceLength) continue
      await append(file, encode(piece))
      piece = ''
    }
    await append(file, encode(piece))
  } finally {
    await file.close()
  }
}

async function append(file: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten
  }
}

const special = /[",\r\n]/

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (special.test(cell) ? quoted(cell) : cell)).join(',')}\r\n`
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
