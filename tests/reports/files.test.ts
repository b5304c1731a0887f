import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { samples } from './samples.ts'

const run = promisify(execFile)
const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Leadership reads no more than this. */
const mostPages: Readonly<Record<string, number>> = {
  'township-evaluation': 6,
  'district-summary': 4,
  'fund-flow': 5,
  'reconciliation-statement': 4,
  'rectification-ledger': 6,
  'dispatch-bulletin': 4,
}

test.each(Object.entries(samples))(
  '%s is sound, tagged, and the same twice',
  async (name, draw) => {
    const pdf = await draw()
    expect((await draw()).equals(pdf)).toBe(true)
    const file = path.join(folder, `${name}.pdf`)
    writeFileSync(file, pdf)
    const { stdout: checked } = await run('qpdf', ['--check', file])
    expect(checked).toContain('No syntax or stream encoding errors found')
    const { stdout: fonts } = await run('pdffonts', [file])
    const rows = fonts.trim().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(2)
    // emb, sub, uni: embedded, a subset, with a way back to the characters.
    for (const row of rows) expect(row).toMatch(/ yes yes yes +\d+ +0$/)
    const { stdout: info } = await run('pdfinfo', [file])
    expect(info).toMatch(/Tagged: +yes/)
    expect(pdf.toString('latin1')).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(Number(/Pages: +(\d+)/.exec(info)?.[1])).toBeLessThanOrEqual(mostPages[name] ?? 0)
  },
)
