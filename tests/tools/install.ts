import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** What the tests look at pages and PDFs with: programs, and the Debian packages they come in. */
const programs = {
  chromium: { package: 'chromium', file: 'usr/lib/chromium/chromium' },
  pdftoppm: { package: 'poppler-utils', file: 'usr/bin/pdftoppm' },
  pdftotext: { package: 'poppler-utils', file: 'usr/bin/pdftotext' },
  pdffonts: { package: 'poppler-utils', file: 'usr/bin/pdffonts' },
  qpdf: { package: 'qpdf', file: 'usr/bin/qpdf' },
} as const

const fonts = 'fonts-noto-cjk'

/**
 * Makes Debian's Chromium, Poppler and qpdf callable by name: where they are missing, root installs
 * them, anybody else unpacks them into his cache and gets them in front of his PATH.
 */
export function ensureTools(): void {
  const cache = path.join(homedir(), '.cache', 'mingzhang', 'tools')
  const missing = Object.entries(programs).filter(([name]) => !isOnPath(name))
  if (missing.length === 0) return
  const packages = [...new Set(missing.map(([, { package: name }]) => name)), fonts]
  console.log(`Fetching for the tests: ${packages.join(', ')}`)
  if (process.getuid?.() === 0) {
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
    return
  }
  const root = path.join(cache, 'root')
  if (!existsSync(root)) unpack(cache, root, packages)
  const bin = path.join(cache, 'bin')
  for (const [name, { file }] of missing) writeLauncher(bin, name, root, file)
  process.env['PATH'] = `${bin}:${process.env['PATH']}`
}

/** Where a program of the PATH is; empty where it is not there. */
export function pathOf(name: string): string {
  return spawnSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).stdout.trim()
}

const isOnPath = (name: string): boolean => pathOf(name) !== ''

/** Downloads with an apt of our own, whose lists and archives are in `cache`, and unpacks. */
function unpack(cache: string, root: string, packages: readonly string[]): void {
  const archives = path.join(cache, 'apt', 'archives')
  mkdirSync(path.join(archives, 'partial'), { recursive: true })
  mkdirSync(path.join(cache, 'apt', 'lists', 'partial'), { recursive: true })
  const own = [
    `Dir::State=${path.join(cache, 'apt')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${path.join(cache, 'apt')}`,
    'Debug::NoLocking=1',
  ].flatMap((setting) => ['-o', setting])
  apt([...own, 'update', '-qq'])
  apt([...own, 'install', '-y', '-qq', '--no-install-recommends', '--download-only', ...packages])
  const unfinished = `${root}.new`
  rmSync(unfinished, { recursive: true, force: true })
  for (const archive of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    run('dpkg', ['-x', path.join(archives, archive), unfinished])
  }
  renameSync(unfinished, root)
  rmSync(archives, { recursive: true, force: true })
}

function writeLauncher(bin: string, name: string, root: string, file: string): void {
  mkdirSync(bin, { recursive: true })
  const libraries = ['usr/lib', 'lib']
    .flatMap((folder) => [path.join(root, folder, `${multiarch()}`), path.join(root, folder)])
    .join(':')
  const fontFile = path.join(bin, 'fonts.conf')
  writeFileSync(
    fontFile,
    `<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir>
<dir>${root}/usr/share/fonts</dir><cachedir>${bin}/fonts</cachedir></fontconfig>`,
  )
  writeFileSync(
    path.join(bin, name),
    `#!/bin/sh
LD_LIBRARY_PATH='${libraries}' FONTCONFIG_FILE='${fontFile}' exec '${path.join(root, file)}' "$@"
`,
    { mode: 0o755 },
  )
}

function multiarch(): string {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
}

function apt(args: readonly string[]): void {
  run('apt-get', args)
}

function run(program: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync(program, args, { env, encoding: 'utf8' })
  if (done.status === 0) return
  throw new Error(
    `The tests need Chromium, Poppler and qpdf from Debian, and "${program} ${args.join(' ')}" ` +
      `failed: ${done.error?.message ?? done.stderr}`,
  )
}
