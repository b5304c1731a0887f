/** A value of a row in COPY's text format. */
export type CopyValue = string | number | bigint | boolean | Buffer | null

const partLength = 65_536

/** Rows in COPY's text format, in parts of about 64 KB. */
export async function* copyText(rows: AsyncIterable<readonly CopyValue[]>): AsyncGenerator<string> {
  let part = ''
  for await (const row of rows) {
    part += `${row.map(textOf).join('\t')}\n`
    if (part.length < partLength) continue
    yield part
    part = ''
  }
  yield part
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function textOf(value: CopyValue): string {
  if (value === null) return '\\N'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (typeof value !== 'string') return String(value)
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
}
