import { inflateRawSync } from 'node:zlib'
import { readPdf } from '../reports/read-pdf.ts'

const directoryEnd = Buffer.from([0x50, 0x4b, 5, 6])

/** What can be read in an answer: of a PDF its text, of a workbook every part of it. */
export async function textOfFile(file: Buffer): Promise<string> {
  const start = file.subarray(0, 4).toString('latin1')
  if (start === '%PDF') return (await readPdf(file)).lines.flat().join('\n')
  if (start !== 'PK\u0003\u0004') return file.toString()
  return (await Promise.all(partsOf(file).map(textOfFile))).join('\n')
}

/** The unpacked parts of a zip file, by its directory (APPNOTE 4.3.12). */
function partsOf(zip: Buffer): Buffer[] {
  const end = zip.lastIndexOf(directoryEnd)
  const parts: Buffer[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const header = zip.readUInt32LE(at + 42)
    const data = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20))
    parts.push(zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}
