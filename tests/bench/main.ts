import { parseArgs } from 'node:util'
import type { BenchContext, Measure } from './bench.ts'
import { benchServer } from './district.ts'
import { benches } from './index.ts'
import { tableOf } from './table.ts'

const usage = `usage: npm run bench -- NAME [--json] [--rows N] [--runs N] [--check]
  --json   the measures as a JSON array on stdout
  --rows   the size; each bench has its own by default
  --runs   how often limit and subject are measured, 3 by default
  --check  exit code 1 where a target is missed
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string' },
    runs: { type: 'string', default: '3' },
    check: { type: 'boolean', default: false },
  },
})
const bench = benches[positionals[0] ?? '']
const [rows, runs] = [Number(values.rows ?? 1), Number(values.runs)]
if (bench === undefined || ![rows, runs].every((count) => Number.isInteger(count) && count > 0)) {
  process.stderr.write(usage)
  for (const [name, { summary }] of Object.entries(benches)) {
    process.stderr.write(`  ${name.padEnd(12)} ${summary}\n`)
  }
  process.exit(2)
}

const server = await benchServer()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close().finally(() => process.exit(130)))
}
const context: BenchContext = {
  rows: (usual) => (values.rows === undefined ? usual : rows),
  runs,
  district: server.district,
  say: (line) => process.stderr.write(`${line}\n`),
}
try {
  const measures: Measure[] = await bench.run(context)
  process.stdout.write(values.json ? `${JSON.stringify(measures, null, 2)}\n` : tableOf(measures))
  if (values.check && !measures.every(({ ok }) => ok)) process.exitCode = 1
} finally {
  await server.close()
}
