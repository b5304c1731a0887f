import { expect, test } from 'vitest'
import { importsOf, type SourceFile, sourceFiles } from './source-files.ts'

/** The system on one screen: a feature may use those above it, through their index. */
const features = [
  'reference',
  'access',
  'audit',
  'proofs',
  'parameters',
  'approvals',
  'imports',
  'people',
  'ledger',
  'funds',
  'payments',
  'tracing',
  'statements',
  'reconciliation',
  'detection',
  'recipient-checks',
  'findings',
  'evaluation',
  'verification',
  'reporting',
]

/** Packages with one owner: nobody else imports them. */
const owners: Record<string, RegExp> = {
  pg: /^src\/platform\/db\//,
  'pg-copy-streams': /^src\/platform\/db\//,
  'pg-boss': /^src\/platform\/jobs\//,
  pdfkit: /^reports\/kit\//,
  fontkit: /^reports\/kit\//,
  echarts: /^src\/web\/parts\//,
  hucre: /^src\/(platform\/files|demo\/generate)\//,
  fastify: /^src\/(app\.ts|platform\/http\/|demo\/client\.ts)/,
  'file-type': /^src\/features\/proofs\//,
  '@node-rs/argon2': /^src\/features\/access\/users\/password\.ts$/,
  'openid-client': /^src\/features\/access\/oidc\//,
  otpauth: /^src\/features\/access\/account\/totp\.ts$/,
}

function faultOf(from: string, to: string): string | null {
  const owner = owners[to]
  if (owner !== undefined && !owner.test(from)) return `${from}: only ${owner} may import ${to}`
  const refuse = (why: string) => `${from} imports ${to}: ${why}`
  const isFile = /\.(tsx?|json)$/.test(to)
  if (to.startsWith('tests/')) return refuse('nobody imports tests')
  if (from.startsWith('migrations/') && to !== 'kysely')
    return refuse('history imports kysely only')
  if (from.startsWith('src/kernel/')) {
    return to === 'zod' || to.startsWith('src/kernel/') ? null : refuse('the kernel is pure')
  }
  if (from.startsWith('src/platform/') && isFile && !/^src\/(kernel|platform)\//.test(to)) {
    return refuse('the platform knows no relief fund')
  }
  if (from.startsWith('src/web/')) {
    const isAllowed =
      /^src\/(web|kernel)\/|^src\/(features\/.+|platform\/jobs)\/((\w+-)?schemas|workflow)\.ts$/.test(
        to,
      )
    return isAllowed || !isFile ? null : refuse('the console knows the API only')
  }
  if (to.startsWith('src/web/')) return refuse('nobody imports the console')
  const own = featureOf(from)
  const other = featureOf(to)
  if (own !== null && isFile && other === null && !/^(src\/(kernel|platform)|reports)\//.test(to)) {
    return refuse('a feature uses kernel, platform and earlier features')
  }
  if (own !== null && to.startsWith('reports/') && own !== 'reporting') {
    return refuse('only reporting prints')
  }
  if (own === null || other === null || own === other) return null
  if (!/\/(index|schemas)\.ts$/.test(to)) return refuse('a feature is used through its index')
  return features.indexOf(other) < features.indexOf(own) ? null : refuse('that feature comes later')
}

function featureOf(name: string): string | null {
  return /^src\/features\/([^/]+)\//.exec(name)?.[1] ?? null
}

function faultsOf(files: SourceFile[]): string[] {
  return files.flatMap((file) => importsOf(file).flatMap((to) => faultOf(file.name, to) ?? []))
}

test('imports go in the allowed directions only', () => {
  const files = sourceFiles('src', 'migrations', 'reports')
  expect(files.length).toBeGreaterThan(100)
  expect(faultsOf(files)).toEqual([])
})

test('every feature folder is in the list', () => {
  const seen = new Set(sourceFiles('src').flatMap(({ name }) => featureOf(name) ?? []))
  expect([...seen].sort()).toEqual([...features].sort())
})

test.each([
  ['src/kernel/a.ts', "import { x } from '../platform/clock.ts'"],
  ['src/platform/a.ts', "import { x } from '../features/funds/index.ts'"],
  ['src/features/funds/a.ts', "import { x } from '../findings/index.ts'"],
  ['src/features/findings/a.ts', "import { x } from '../funds/draw.ts'"],
  ['src/features/funds/a.ts', "import pg from 'pg'"],
  ['src/features/funds/a.ts', "export { x } from '../../app.ts'"],
  ['src/web/pages/a.tsx', "import { x } from '../../features/funds/index.ts'"],
  ['src/app.ts', "import { x } from './web/main.tsx'"],
  ['migrations/0001.ts', "import { x } from '../src/kernel/fen.ts'"],
])('a planted import is reported: %s', (name, text) => {
  expect(faultsOf([{ name, text }])).toHaveLength(1)
})
