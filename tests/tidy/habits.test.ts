import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const files = sourceFiles('src', 'migrations', 'reports')
const generated = ['src/platform/db/schema.ts', 'src/client/api.ts']

interface Habit {
  name: string
  form: RegExp
  owners: RegExp
  planted: string
}

const habits: Habit[] = [
  {
    name: 'only config reads the environment',
    form: /process\.env/,
    owners: /^src\/config\.ts$/,
    planted: "const x = process.env['X']",
  },
  {
    name: 'only the clock reads the time',
    form: /new Date\(\)|Date\.now\(\)/,
    owners: /^src\/platform\/clock\.ts$/,
    planted: 'const now = Date.now()',
  },
  {
    name: 'only the command line and the demo write to the console',
    form: /\bconsole\.(log|error|warn|info|debug)/,
    owners: /^src\/cli\//,
    planted: 'console.log(1)',
  },
  {
    name: 'only the door opens a transaction',
    form: /query\('begin'\)|inTransaction\(/,
    owners: /^src\/platform\/db\/(transaction|command|backup\/restore-backup)\.ts$/,
    planted: "client.query('begin')",
  },
  {
    name: 'only the command line and the demo use the database as its owner',
    form: /openDatabase\(|\bowner\.(db|pool)|\{ owner\b/,
    owners: /^src\/(boot\.ts|cli\/|demo\/play\.ts|platform\/db\/)/,
    planted: 'const { owner } = booted',
  },
  {
    name: 'only named places look past the township of who asks',
    form: /wholeDistrict\(|reads\(\{/,
    owners:
      /^src\/(app|boot|cli\/command|demo\/users|platform\/(db\/scope|http\/health)|features\/(access\/.*|reporting\/routes|evaluation\/runs\/(supposing-)?routes))\.ts$/,
    planted: 'reads(wholeDistrict(actor))',
  },
  {
    name: 'only detection names what rules look for',
    form: /'(截留|疑似虚假|真实性)'/,
    owners: /^src\/features\/detection\/schemas\.ts$|^src\/demo\//,
    planted: "integrity: '真实性'",
  },
  {
    name: 'nothing is left to do, switched off or commented out',
    form: /\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-expect-error|biome-ignore/,
    owners: /^$/,
    planted: '// TODO later',
  },
]

test.each(habits)('$name', ({ form, owners, planted }) => {
  expect(files.length).toBeGreaterThan(100)
  expect(planted).toMatch(form)
  const broken = files.filter(({ name, text }) => form.test(text) && !owners.test(name))
  expect(broken.map(({ name }) => name)).toEqual([])
})

test('no file is surely two things', () => {
  const long = files.filter(
    ({ name, text }) => !generated.includes(name) && text.split('\n').length > 300,
  )
  expect(long.map(({ name }) => name)).toEqual([])
})

test('no line is wider than 120 columns', () => {
  const written = files.filter(({ name }) => !generated.includes(name))
  const wide = written.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) => (line.length > 120 ? `${name}:${index + 1}` : [])),
  )
  expect(wide).toEqual([])
})
