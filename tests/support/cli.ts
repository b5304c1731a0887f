import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import type { TestServices } from './db.ts'
import { testSecret } from './secret.ts'

/** What a command of the command line prints, run as `npm run cli --` runs it. */
export async function printedBy({ url }: TestServices, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/cli/main.ts', ...args], {
    env: { ...process.env, DATABASE_URL: url, APP_SECRET: testSecret, DATA_DIR: tmpdir() },
  })
  return stdout
}
