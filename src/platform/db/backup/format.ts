import { createHash, hkdfSync } from 'node:crypto'
import { z } from 'zod'

/** What a backup file begins with, so that it is known for what it is. */
export const magic = Buffer.from('mingzhang backup 1\n')
export const saltBytes = 16
export const tagBytes = 16
export const cipher = 'aes-256-gcm'

/** Frames inside: T names a table, D has rows of it, M is the manifest and the end. */
export const frameKinds = ['T', 'D', 'M'] as const
export type FrameKind = (typeof frameKinds)[number]
export const mostFrameBytes = 64 * 1024 * 1024

export const tableHead = z.object({ table: z.string(), columns: z.array(z.string()) })

export const manifest = z.object({
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ table: z.string(), rows: z.int(), sha256: z.string() })),
})
export type Manifest = z.output<typeof manifest>

export const signedManifest = z.object({ manifest: z.string(), signature: z.string() })

/** Key and nonce of one backup: each has a salt of its own, so neither comes twice. */
export function keysOf(secret: string, salt: Buffer): { key: Buffer; nonce: Buffer } {
  const derived = Buffer.from(hkdfSync('sha256', secret, salt, 'mingzhang backup', 44))
  return { key: derived.subarray(0, 32), nonce: derived.subarray(32) }
}

/** Hash and number of the rows that went by; a row of COPY's text is a line. */
export class Tally {
  #hash = createHash('sha256')
  rows = 0

  add(part: Buffer): void {
    this.#hash.update(part)
    for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) this.rows += 1
  }

  result(table: string): Manifest['tables'][number] {
    return { table, rows: this.rows, sha256: this.#hash.digest('hex') }
  }
}
