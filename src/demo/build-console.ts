import { globSync, statSync } from 'node:fs'
import path from 'node:path'

const top = path.resolve(import.meta.dirname, '../..')
const configFile = path.join(top, 'src/web/vite.config.ts')

/** Builds the web console where that has not been done since its sources changed. */
export async function buildConsole(say: (line: string) => void): Promise<void> {
  if (isUpToDate()) return
  say('Building the web console')
  const { build } = await import('vite')
  await build({ configFile, logLevel: 'warn' })
}

function isUpToDate(): boolean {
  const built = statSync(path.join(top, 'dist/web/index.html'), { throwIfNoEntry: false })
  const sources = globSync('src/{web,kernel,features}/**/*.{ts,tsx,css,html}', { cwd: top })
  return sources.every((file) => statSync(path.join(top, file)).mtimeMs <= (built?.mtimeMs ?? 0))
}
