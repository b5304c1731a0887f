import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A dictionary as qpdf writes it: names begin with "/", references end with " R". */
export type Dictionary = Readonly<Record<string, unknown>>

/** Every object of a file by its reference: of a stream its dictionary. */
export async function pdfObjects(file: Buffer): Promise<ReadonlyMap<string, unknown>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-objects-'))
  try {
    const name = path.join(folder, 'report.pdf')
    writeFileSync(name, file)
    const asked = ['--json=2', '--json-key=qpdf', '--json-stream-data=none', name]
    const { stdout } = await run('qpdf', asked, { maxBuffer: 64 * 1024 * 1024 })
    const { qpdf } = JSON.parse(stdout) as { qpdf: [unknown, Record<string, Held>] }
    return new Map(
      Object.entries(qpdf[1]).map(([key, { value, stream }]) => [
        key.replace(/^obj:/, ''),
        stream?.dict ?? value,
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Held {
  value?: unknown
  stream?: { dict: Dictionary }
}

export const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
