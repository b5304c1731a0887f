import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { type BenchServices, benchSecret } from './district.ts'

const program = path.join(import.meta.dirname, 'import-once.ts')

/** What an import took. */
export interface Imported {
  ms: number
  rowCount: number
  /** The process's largest resident set. */
  peakMb: number
  /** Milliseconds by step, as the clerk sees the steps. */
  steps: Readonly<Record<string, number>>
}

/** Imports a file in a process of its own. */
export async function importApart(
  { url, clerk }: BenchServices,
  kind: string,
  file: string,
): Promise<Imported> {
  const order = JSON.stringify({ url, secret: benchSecret, clerk, kind, path: file })
  const { stdout } = await promisify(execFile)(process.execPath, [program, order])
  return JSON.parse(stdout)
}
