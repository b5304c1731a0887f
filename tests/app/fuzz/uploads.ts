import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { pdfProof } from '../../support/proofs.ts'
import { anyText } from './values.ts'

export const uploadType = 'multipart/form-data; boundary=b'

/** Files as a browser sends them: the sample's own with a line changed, proofs, or anything. */
export function uploads(folder: string): fc.Arbitrary<Buffer> {
  const files = readdirSync(folder).filter((name) => /\.(csv|xlsx|txt)$/.test(name))
  const known = fc
    .constantFrom(...files)
    .chain((name) => disturbed(readFileSync(path.join(folder, name))).map(formOf(name)))
  const proof = fc.constant(pdfProof).map(formOf('佐证.pdf'))
  const anything = fc
    .tuple(fc.constantFrom('名册.csv', 'a.xlsx', 'b.pdf', '../x', ''), hostileLines)
    .chain(([name, lines]) =>
      fc.constantFrom('file', 'other').map((field) => formOf(name, field)(lines)),
    )
  return fc.oneof({ weight: 2, arbitrary: known }, { weight: 2, arbitrary: proof }, anything)
}

const hostileLines = fc
  .oneof(
    fc.array(fc.array(anyText(), { maxLength: 6 }).map((cells) => cells.join(','))),
    fc.constantFrom(['%PDF-1.7'], ['PK\u0003\u0004'], ['']),
    fc.array(fc.string()),
  )
  .map((lines) => Buffer.from(lines.join('\r\n').toWellFormed()))

/** The same file, or with a byte changed or its end cut off. */
function disturbed(content: Buffer): fc.Arbitrary<Buffer> {
  const place = fc.integer({ min: 0, max: Math.max(0, content.length - 1) })
  return fc.oneof(
    fc.constant(content),
    fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const changed = Buffer.from(content)
      changed[at] = byte
      return changed
    }),
    place.map((end) => content.subarray(0, end)),
  )
}

const formOf =
  (fileName: string, field = 'file') =>
  (content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(
        `--b\r\ncontent-disposition: form-data; name="${field}"; filename="${fileName}"\r\n` +
          'content-type: application/octet-stream\r\n\r\n',
      ),
      content,
      Buffer.from('\r\n--b--\r\n'),
    ])
