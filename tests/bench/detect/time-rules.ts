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
  rules: { code: string; ms: number }[]
  /** The most that this process held. */
  nodeMb: number
}

/** Run as `node time-rules.ts URL USER RUNS`; prints `DetectionTimes`. */
const [url = '', userId = '', runs = '3'] = process.argv.slice(2)
const { db, close: closeOwner } = openDatabase(url, 2)
const { command, close } = openServing(url, servingKeys(benchSecret), 2)
const clerk = { districtCode: benchDistrict, userId, role: 'finance', townshipCode: null } as const

try {
  const { lines } = await db
    .selectFrom('payment')
    .select(({ fn }) => fn.countAll<bigint>().as('lines'))
    .executeTakeFirstOrThrow()
  const { limit, subject } = await alternating(Number(runs), {
    limit: () => sequentialAggregate(db),
    subject: () => timed(() => runDetection(command, clerk, { asOf: '2023-12-31' })),
  })
  const times: DetectionTimes = {
    lines: Number(lines),
    aggregateMs: limit,
    allMs: subject,
    rules: await medians(),
    nodeMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(JSON.stringify(times))
} finally {
  await close()
  await closeOwner()
}

/** Of every rule, over all runs but the first, as the runs recorded them. */
async function medians(): Promise<DetectionTimes['rules']> {
  const rows = await db
    .selectFrom('detection_run_rule')
    .select(['rule_code', 'duration_ms', 'run_id'])
    .orderBy('run_id')
    .execute()
  const first = rows[0]?.run_id
  const byRule = Map.groupBy(
    rows.filter(({ run_id }) => run_id !== first),
    ({ rule_code }) => rule_code,
  )
  return [...byRule]
    .map(([code, taken]) => ({ code, ms: median(taken.map(({ duration_ms }) => duration_ms)) }))
    .toSorted((a, b) => b.ms - a.ms)
}
