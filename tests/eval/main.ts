import { parseArgs } from 'node:util'
import { benchServer } from '../bench/district.ts'
import { scoreDistrict } from './district-score.ts'
import { makeApprover } from './make-approver.ts'
import { precisionOf, type RuleScore, recallOf, together } from './score.ts'
import { tableOf } from './table.ts'

const usage = `usage: npm run eval:detection -- [--seeds N] [--people N] [--json] [--check]
  --seeds   how many generated districts, 20 by default
  --people  people of each around its cases, 5000 by default; 0: the cases alone
  --first   the first seed, 1 by default
  --json    the scores as a JSON array on stdout
  --check   exit code 1 where a target is missed
`
/** What asks for judgement of people may be wrong now and then; what logic decides may not. */
const judged: readonly string[] = [
  'retention.year_end_rush',
  'interception.flat_shares',
  'integrity.account_switch',
  'integrity.repeated_relief',
  'integrity.split_relief',
]

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    people: { type: 'string', default: '5000' },
    first: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
})
const [seeds, people, first] = [values.seeds, values.people, values.first].map(Number)
if (![seeds, people, first].every(Number.isInteger)) {
  process.stderr.write(usage)
  process.exit(2)
}

const say = (line: string) => process.stderr.write(`${line}\n`)
const server = await benchServer()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close().finally(() => process.exit(130)))
}
try {
  const scores = await scoresOf(Array.from({ length: seeds ?? 0 }, (_, no) => (first ?? 0) + no))
  const rows = together(scores)
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : tableOf(rows))
  if (values.check && !rows.every(isGood)) process.exitCode = 1
} finally {
  await server.close()
}

/** One district after the other, each in a database of its own. */
async function scoresOf(seedList: readonly number[]): Promise<RuleScore[][]> {
  const scores: RuleScore[][] = []
  for (const seed of seedList) {
    const started = performance.now()
    const services = await server.district()
    const loader = { services, finance: services.clerk, approver: await makeApprover(services) }
    scores.push(await scoreDistrict(loader, { seed, people: people ?? 0 }, say))
    say(`seed ${seed}: ${Math.round((performance.now() - started) / 1000)} s`)
  }
  return scores
}

function isGood(score: RuleScore): boolean {
  const target = judged.includes(score.rule) ? 0.95 : 1
  return [recallOf(score), precisionOf(score)].every((value) => (value ?? 0) >= target)
}
