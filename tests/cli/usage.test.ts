import { expect, test, vi } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'

async function typed(...words: string[]) {
  const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
  const lines: Record<'out' | 'err', string[]> = { out: [], err: [] }
  out.mockImplementation((text) => lines.out.push(text))
  err.mockImplementation((text) => lines.err.push(text))
  const [name, ...args] = words
  const code = await runCommand(name, args)
  out.mockRestore()
  err.mockRestore()
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

test('help is given for all commands or for one, and is no failure', async () => {
  const all = await typed('--help')
  expect([all.code, all.err]).toEqual([0, ''])
  expect(all.out).toMatch(/ demo .*\n.*\n {2}migrate/)
  const one = await typed('detect', '--help')
  expect([one.code, one.err]).toEqual([0, ''])
  expect(one.out).toContain('detect [--as-of YYYY-MM-DD]')
  expect(one.out).not.toContain('migrate')
})

test.each([
  ['--amount', '一千元'],
  ['--rows', 'three'],
])('a control total that is no number (%s %s) imports nothing unchecked', async (option, told) => {
  const { code, err } = await typed('import', 'roster', 'nowhere.csv', option, told)
  expect(code).toBe(2)
  expect(err).toContain('--amount YUAN')
})

test.each([
  [[], 'migrate'],
  [['detcet'], 'migrate'],
  [['detect', '--jsno'], "Unknown option '--jsno'"],
])('what is mistyped (%j) is answered with how it is typed', async (words, told) => {
  const { code, out, err } = await typed(...words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(told)
  expect(err).toContain('detect [--as-of YYYY-MM-DD]')
})
