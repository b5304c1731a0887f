import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) {
    killServer(folder)
    rmSync(folder, { recursive: true, force: true })
  }
})

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-crash-'))
  folders.push(folder)
  return folder
}

const demo = ['demo', '--exit', '--people', '100', '--months', '2']

function run(folder: string, args: string[]): ChildProcess {
  return spawn(process.execPath, ['src/cli/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs to the end; resolves with the exit code and everything that was printed. */
function finished(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

function killServer(folder: string): void {
  const file = path.join(folder, 'postgres', 'data', 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

const summaryOf = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'demo', 'summary.json'), 'utf8')) as unknown

test('killed at any moment, the books balance and the demo ends with the same result', async () => {
  const undisturbed = newFolder()
  const began = performance.now()
  const first = await finished(run(undisturbed, demo))
  const duration = performance.now() - began
  expect(first.code, first.output).toBe(0)
  // As of the same day as the rectification ledger, though some were closed later.
  const findingsByState = { closed: 1, open: 5 }
  expect(summaryOf(undisturbed)).toMatchObject({ asOf: '2023-02-28', findingsByState })

  const disturbed = newFolder()
  for (let round = 1; round <= 10; round += 1) {
    const child = run(disturbed, demo)
    const end = finished(child)
    // A tenth of the run each, with a random moment in it, so that all of the demo is hit.
    await wait(duration * ((round - 1 + Math.random()) / 11))
    child.kill('SIGKILL')
    await end
    if (round % 2 === 0) killServer(disturbed)
    // Killed before the first migration was through, there are no books yet to verify.
    if (!existsSync(path.join(disturbed, 'demo', 'sample', 'truth.json'))) continue
    const verified = await finished(run(disturbed, ['verify', '--demo']))
    expect(verified.code, verified.output).toBe(0)
    expect(verified.output).toContain('true   accounts-add-up')
  }
  const last = await finished(run(disturbed, demo))
  expect(last.code, last.output).toBe(0)
  expect(summaryOf(disturbed)).toEqual(summaryOf(undisturbed))

  const again = await finished(run(disturbed, demo))
  expect(again.output).toContain('nothing was doubled')
  expect(summaryOf(disturbed)).toEqual(summaryOf(undisturbed))
}, 400_000)
