import { globSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

const top = path.resolve(import.meta.dirname, '../..')
const built = path.join(top, 'dist/web/index.html')
const configFile = path.join(top, 'src/web/vite.config.ts')

/** Builds the web console where a source is younger than what was built. */
export async function ensureConsole(): Promise<void> {
  const sources = globSync('src/{web,kernel,features}/**/*.{ts,tsx,css,html}', { cwd: top })
  const youngest = Math.max(...sources.map((file) => statSync(path.join(top, file)).mtimeMs))
  const age = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (age < youngest) await build({ configFile, logLevel: 'warn' })
}
