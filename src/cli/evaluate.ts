import { parseArgs } from 'node:util'
import type { Booted } from '../boot.ts'
import { allows, usersOf } from '../features/access/index.ts'
import {
  computeEvaluation,
  type Evaluation,
  type EvaluationSummary,
  evaluationSummaryOf,
  evaluationsOf,
  openEvaluation,
  publishEvaluation,
  reviewEvaluation,
} from '../features/evaluation/index.ts'
import { todayOf } from '../platform/clock.ts'
import type { Actor } from '../platform/db/command.ts'
import { administrator, type CliCommand, withService } from './command.ts'
import { textTable } from './table.ts'

export const evaluateCommand: CliCommand = {
  name: 'evaluate',
  usage:
    'evaluate --scheme YEAR|CODE [--as-of DAY] ' +
    '[--publish [--reviewer LOGIN] [--reason TEXT]] [--demo]',
  summary: 'score the townships under a scheme (of a year: the effectiveness drive), and publish',
  run: async (args, config) => {
    const { values } = parseArgs({
      args,
      options: {
        scheme: { type: 'string' },
        'as-of': { type: 'string' },
        publish: { type: 'boolean', default: false },
        reviewer: { type: 'string' },
        reason: { type: 'string' },
        demo: { type: 'boolean' },
      },
    })
    if (values.scheme === undefined) {
      console.error(`usage: ${evaluateCommand.usage}`)
      return 2
    }
    const { reviewer: login, publish, reason } = values
    const scheme = codeOf(values.scheme)
    const asOf = values['as-of'] ?? `${scheme.slice(-4)}-12-31`
    return withService(config, values, async (booted) => {
      const actor = await administrator(booted)
      const run = await scored(booted, actor, { scheme, asOf })
      const isDone = run.state === 'published' || !publish
      if (!isDone) await publishAs(booted, await reviewerOf(booted, actor, login), { run, reason })
      print(await evaluationSummaryOf(booted.services.reads(actor), actor, run.id))
      return 0
    })
  },
}

const codeOf = (scheme: string): string =>
  /^\d{4}$/.test(scheme) ? `effectiveness-${scheme}` : scheme

/** The run of the day as it is once somebody has reviewed it; gathered and computed anew before. */
async function scored(
  { services }: Booted,
  actor: Actor,
  { scheme, asOf }: { scheme: string; asOf: string },
): Promise<Evaluation> {
  const { reads, command, clock } = services
  const db = reads(actor)
  const runs = await evaluationsOf(db, actor)
  const known = runs.find((run) => run.scheme === scheme && run.asOf === asOf)
  if (known?.state === 'reviewed' || known?.state === 'published') return known
  const id = await openEvaluation(command, actor, { scheme, asOf, today: todayOf(clock) })
  const { version } = await evaluationSummaryOf(db, actor, id)
  await computeEvaluation(command, actor, { id, version })
  return evaluationSummaryOf(db, actor, id)
}

/** Who publishes: the user of that name, or the only one who may; never the one who computed. */
async function reviewerOf(
  { services }: Booted,
  actor: Actor,
  login: string | undefined,
): Promise<Actor> {
  const { districtCode } = actor
  const users = await usersOf(services.reads(actor), districtCode)
  const [user, ...more] = users
    .filter(({ role, isDisabled }) => allows(role, 'evaluation:review') && !isDisabled)
    .filter(({ username }) => login === undefined || username === login)
  if (user === undefined || more.length > 0) {
    throw new Error('Name a user who may publish evaluations by --reviewer')
  }
  return { districtCode, userId: user.id, role: user.role, townshipCode: user.townshipCode }
}

async function publishAs(
  { services }: Booted,
  reviewer: Actor,
  { run: { id, state, version }, reason }: { run: Evaluation; reason: string | undefined },
): Promise<void> {
  const { command, clock } = services
  const today = todayOf(clock)
  const isReviewed = state === 'reviewed'
  if (!isReviewed) {
    await reviewEvaluation(command, reviewer, { id, version, today, missingReason: reason })
  }
  const seen = isReviewed ? version : version + 1
  await publishEvaluation(command, reviewer, {
    id,
    version: seen,
    today,
    // Whoever types it does not wait for the days to appeal; the journal says so.
    earlyReason: reason ?? '由命令行直接公布,未等申诉期满',
  })
}

function print({ schemeName, asOf, state, ranking, areas, ...run }: EvaluationSummary): void {
  console.log(`${schemeName}, as of ${asOf}: ${state}, mean ${run.districtMean}`)
  console.log(
    textTable([
      ['', '', '', '', ...areas.map(({ name, weight }) => `${name} ${weight}`)],
      ...ranking.map((row) => [
        String(row.rank),
        row.name,
        row.total,
        row.grade,
        ...row.areas.map(({ score }) => score),
      ]),
    ]),
  )
}
