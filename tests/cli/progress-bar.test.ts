import { expect, test } from 'vitest'
import { lineOf, progressBar } from '../../src/cli/progress-bar.ts'

test('shows the step, how much of it is done, and of what', () => {
  expect(lineOf('读取', 1000, 4000)).toBe(
    `读取 [${'#'.repeat(8)}${'-'.repeat(22)}] 25 % 1,000/4,000`,
  )
  expect(lineOf('读取', 4001, 4000)).toContain(`[${'#'.repeat(30)}] 100 %`)
  expect(lineOf('入库', 0)).toBe('入库 …')
  expect(lineOf('检查', 1200)).toBe('检查 1,200 …')
})

test('is one line of a terminal that is gone at the end, and nothing in a file', async () => {
  const written: string[] = []
  const out = (isTTY: boolean) =>
    ({ isTTY, write: (text: string) => written.push(text) }) as unknown as NodeJS.WriteStream
  const hidden = progressBar(out(false))
  await hidden.report('读取', 1, 2)
  hidden.end()
  expect(written).toEqual([])
  const shown = progressBar(out(true))
  await shown.report('读取', 1, 2)
  shown.end()
  expect(written).toEqual([`\r\x1b[K${lineOf('读取', 1, 2)}`, '\r\x1b[K'])
})
