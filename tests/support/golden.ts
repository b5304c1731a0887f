import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../golden')

/** Compares a text with the committed one of that name; `npm run golden` writes it anew. */
export function expectGolden(name: string, text: string): void {
  const file = path.join(folder, name)
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  expect(text).toBe(readFileSync(file, 'utf8'))
}
