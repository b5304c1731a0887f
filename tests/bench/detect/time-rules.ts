import { runDetection } from '../../../src/features/detection/index.ts'
import { openDatabase } from '../../../src/platform/db/database.ts'
import { openServing } from '../../../src/platform/db/serving.ts'
import { servingKeys } from '../../../src/platform/db/serving-keys.ts'
import { sequentialAggregate } from '../aggregate.ts'
import { alternating, median, timed } from '../bench.ts'
import { benchDistrict, benchSecret } from '../district.ts'

/** What running the rules took; medians, in milliseconds. */
export interface DetectionTimes {
  lines: number
  aggregateMs: number
  allMs: number
  /** Of it, what is made once for all rules. */
  preparationMs: number
  rules: { code: string; ms: number }[]
  /** The most that this process held. */
  nodeMb: number
}

/** Run as `node time-rules.ts URL USER RUNS`; prints `DetectionTimes`. */
const [url = '', userId = '', runs = '3'] = process.argv.slice(2)
const { db, close: closeOwner } = openDatabase(url, 2)
const { command, close } = openServing(url, servingKeys(benchSecret), { connections: 2 })
/** Runs of this process, the first of which does not count. */
const done: { id: string; preparationMs: number }[] = []
const clerk = { districtCode: benchDistrict, userId, role: 'finance', townshipCode: null } as const

try {
  const { lines } = await db
    .selectFrom('payment')
    .select(({ fn }) => fn.countAll<bigint>().as('lines'))
    .executeTakeFirstOrThrow()
  const { limit, subject } = await alternating(Number(runs), {
    limit: () => sequentialAggregate(db),
    subject: () => timed(detect),
  })
  const times: DetectionTimes = {
    lines: Number(lines),
    aggregateMs: limit,
    allMs: subject,
    preparationMs: median(counted().map(({ preparationMs }) => preparationMs)),
    rules: await medians(),
    nodeMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(JSON.stringify(times))
} finally {
  await close()
  await closeOwner()
}

/** A run of the service; before its first rule it prepares what the rules read. */
async function detect(): Promise<void> {
  const begun: number[] = []
  const report = async () => void begun.push(performance.now())
  const { runId } = await runDetection(command, clerk, { asOf: '2023-12-31', report })
  const [preparation = 0, firstRule = 0] = begun
  done.push({ id: runId, preparationMs: firstRule - preparation })
}

function counted() {
  return done.slice(1)
}

/** Of every rule, as the runs recorded them. */
async function medians(): Promise<DetectionTimes['rules']> {
  const rows = await db
    .selectFrom('detection_run_rule')
    .select(['rule_code', 'duration_ms'])
    .where(
      'run_id',
      'in',
      counted().map(({ id }) => id),
    )
    .execute()
  const byRule = Map.groupBy(rows, ({ rule_code }) => rule_code)
  return [...byRule]
    .map(([code, taken]) => ({ code, ms: median(taken.map(({ duration_ms }) => duration_ms)) }))
    .toSorted((a, b) => b.ms - a.ms)
}
