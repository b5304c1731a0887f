import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { difference, readPng } from './picture.ts'
import { samples } from './samples.ts'

const run = promisify(execFile)
const kept = path.join(import.meta.dirname, '../golden/reports')
const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-pictures-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Another version of poppler smooths letters differently; a moved line is more than this. */
const tolerated = 0.004

test.each(Object.entries(samples))('%s looks as it did', async (name, draw) => {
  const file = path.join(folder, `${name}.pdf`)
  writeFileSync(file, await draw())
  const out = path.join(folder, name)
  await run('pdftoppm', [
    '-r',
    '40',
    '-gray',
    '-png',
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    file,
    out,
  ])
  const picture = readFileSync(`${out}.png`)
  const keptFile = path.join(kept, `${name}.png`)
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(kept, { recursive: true })
    writeFileSync(keptFile, picture)
  }
  expect(difference(readPng(picture), readPng(readFileSync(keptFile)))).toBeLessThan(tolerated)
})

test('a picture that is shifted by one pixel is told from the one that was kept', () => {
  const picture = readPng(readFileSync(path.join(kept, 'fund-flow.png')))
  const { width, pixels } = picture
  const shifted = new Uint8Array(pixels)
  shifted.set(pixels.subarray(0, pixels.length - width), width)
  expect(difference(picture, { ...picture, pixels: shifted })).toBeGreaterThan(tolerated)
})
