import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { generateDistrict } from '../../../src/demo/generate/index.ts'
import { loadFolder, reconcileAll } from '../../eval/load-district.ts'
import { makeApprover } from '../../eval/make-approver.ts'
import { type BenchContext, type Measure, measure } from '../bench.ts'
import type { BenchServices } from '../district.ts'
import { multiply } from './multiply.ts'
import type { DetectionTimes } from './time-rules.ts'

const months = 12
/** Lines of a year for each person on the monthly lists. */
const linesPerPerson = 11.8

/**
 * Every rule, as a run of the service has it, against one sequential aggregate over the payments
 * table; and the same for a tenth of the size, which comes by files, for how it grows.
 */
export async function runningRules(context: BenchContext): Promise<Measure[]> {
  const services = await context.district()
  await fill(context, services, context.rows(1_000_000) / 10)
  const small = await timesOf(context, services)
  await multiply(services.db, 10)
  const large = await timesOf(context, services)
  const scale = large.lines / small.lines
  const ms = { unit: 'ms', better: 'lower' } as const
  return [
    measure({
      name: 'payment lines',
      value: large.lines,
      unit: '',
      ratio: null,
      target: null,
      better: 'higher',
    }),
    measure({ name: 'aggregate', value: large.aggregateMs, ratio: null, target: null, ...ms }),
    measure({
      name: 'all rules',
      value: large.allMs,
      ratio: large.allMs / large.aggregateMs,
      target: 25,
      ...ms,
    }),
    measure({
      name: 'of it, what is prepared once',
      value: large.preparationMs,
      ratio: large.preparationMs / large.aggregateMs,
      target: null,
      ...ms,
    }),
    ...large.rules.map(({ code, ms: value }) =>
      measure({ name: code, value, ratio: value / large.aggregateMs, target: 4, ...ms }),
    ),
    measure({
      name: 'growth against linear',
      value: large.allMs,
      ratio: large.allMs / small.allMs / scale,
      target: 1.2,
      ...ms,
    }),
    measure({
      name: 'memory of Node',
      value: large.nodeMb,
      unit: 'MB',
      ratio: null,
      target: 300,
      better: 'lower',
    }),
  ]
}

async function timesOf(context: BenchContext, services: BenchServices): Promise<DetectionTimes> {
  await sql`vacuum analyze`.execute(services.db)
  context.say('measuring')
  // A process of its own, so that its memory is that of running rules alone.
  const script = path.join(import.meta.dirname, 'time-rules.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    services.url,
    services.clerk.userId,
    String(context.runs),
  ])
  return JSON.parse(stdout) as DetectionTimes
}

async function fill(context: BenchContext, services: BenchServices, rows: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-bench-detect-'))
  try {
    const people = Math.ceil(rows / linesPerPerson)
    context.say(`making ${people} people`)
    await generateDistrict({ seed: 2023, people, months, out: folder })
    const loader = { services, finance: services.clerk, approver: await makeApprover(services) }
    context.say('loading them')
    await loadFolder(loader, folder)
    await reconcileAll(loader)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
