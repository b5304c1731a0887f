import path from 'node:path'
import { isConsoleBuilt } from '../platform/http/console.ts'

const configFile = path.resolve(import.meta.dirname, '../web/vite.config.ts')

/** Builds the web console where that has not been done yet. */
export async function buildConsole(say: (line: string) => void): Promise<void> {
  if (isConsoleBuilt()) return
  say('Building the web console')
  const { build } = await import('vite')
  await build({ configFile, logLevel: 'warn' })
}
