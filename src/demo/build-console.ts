import { execFile } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const top = path.resolve(import.meta.dirname, '../..')
const vite = path.join(top, 'node_modules/vite/bin/vite.js')
const configFile = path.join(top, 'src/web/vite.config.ts')

/**
 * Builds the web console where that has not been done since its sources changed: in a process of
 * its own that gives way to others, so that whoever waits for it can work meanwhile.
 */
export async function buildConsole(say: (line: string) => void): Promise<void> {
  if (isUpToDate()) return
  say('Building the web console')
  const args = [vite, 'build', '--config', configFile, '--logLevel', 'warn']
  const building = promisify(execFile)(process.execPath, args)
  setPriority(building.child.pid ?? 0, constants.priority.PRIORITY_BELOW_NORMAL)
  await building
}

function isUpToDate(): boolean {
  const built = statSync(path.join(top, 'dist/web/index.html'), { throwIfNoEntry: false })
  const sources = globSync('src/{web,kernel,features}/**/*.{ts,tsx,css,html}', { cwd: top })
  return sources.every((file) => statSync(path.join(top, file)).mtimeMs <= (built?.mtimeMs ?? 0))
}
