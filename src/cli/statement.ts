import { parseArgs } from 'node:util'
import {
  type MeasureCode,
  measures,
  rateCodes,
  rates,
  type StatementGrouping,
  type StatementScope,
  stagesOf,
  statementOf,
} from '../features/statements/index.ts'
import { statementQuery } from '../features/statements/schemas.ts'
import { formatFen } from '../kernel/fen.ts'
import { todayOf } from '../platform/clock.ts'
import type { Db } from '../platform/db/database.ts'
import { administrator, type CliCommand, withService } from './command.ts'
import { textTable } from './table.ts'

const shown: readonly MeasureCode[] = [
  'issued',
  'received',
  'carriedIn',
  'allocated',
  'disbursed',
  'paid',
  'spent',
  'returned',
  'unallocated',
  'unspent',
]

export const statementCommand: CliCommand = {
  name: 'statement',
  usage:
    'statement --year YYYY [--by stage|category|township|document|month] [--as-of DAY] ' +
    '[--category CODE] [--township CODE] [--document NUMBER] [--demo]',
  summary: "a year's money with arrival, allocation, disbursement, payment and execution rates",
  run: (args, config) => {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args,
      options: {
        year: text,
        by: text,
        'as-of': text,
        category: text,
        township: text,
        document: text,
        demo: { type: 'boolean' },
      },
    })
    const { 'as-of': asked, by = 'stage', demo, ...asking } = values
    const isByStage = by === 'stage'
    const query = statementQuery.safeParse({ ...asking, asOf: asked, ...(!isByStage && { by }) })
    if (!query.success) {
      console.error(`usage: ${statementCommand.usage}`)
      return Promise.resolve(2)
    }
    return withService(config, { demo }, async (booted) => {
      const { reads, clock, districtCode } = booted.services
      const db = reads(await administrator(booted))
      const { by: grouping, ...rest } = query.data
      const scope = { ...rest, districtCode, asOf: rest.asOf ?? todayOf(clock) }
      const rows = isByStage ? await byStage(db, scope) : await byGroup(db, scope, grouping)
      console.log(textTable(rows))
      return 0
    })
  },
}

async function byStage(db: Db, scope: StatementScope): Promise<string[][]> {
  const rows = await stagesOf(db, scope)
  return [
    ['环节', '累计转入', '累计转出', '余额', '', '%'],
    ...rows.map(({ name, figures, rateName, rate }) => [
      name,
      formatFen(figures.cameIn.amount),
      formatFen(figures.wentOut.amount),
      formatFen(figures.balance.amount),
      rateName ?? '',
      rate ?? '',
    ]),
  ]
}

async function byGroup(db: Db, scope: StatementScope, by: StatementGrouping): Promise<string[][]> {
  const rows = await statementOf(db, scope, by)
  return [
    [
      '',
      ...shown.map((code) => measures[code].name),
      ...rateCodes.map((code) => `${rates[code].name}%`),
    ],
    ...rows.map((row) => [
      by === 'document' ? (row.key ?? row.name) : row.name,
      ...shown.map((code) => formatFen(row.figures[code].amount)),
      ...rateCodes.map((code) => row.rates[code] ?? '-'),
    ]),
  ]
}
