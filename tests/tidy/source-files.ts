import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'rolldown/utils'

export const root = path.resolve(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the root, with forward slashes. */
  name: string
  text: string
}

/** The TypeScript files below the given top-level folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') })),
  )
}

/** What a file imports: packages by name, files by their path from the root. */
export function importsOf({ name, text }: SourceFile): string[] {
  const { module } = parseSync(name, text)
  const specifiers = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
  ]
  return specifiers.map((specifier) =>
    specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(name), specifier)
      : packageOf(specifier),
  )
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
