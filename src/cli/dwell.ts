import { parseArgs } from 'node:util'
import { listNames } from '../features/reference/index.ts'
import { dwellOf } from '../features/tracing/index.ts'
import { dwellQuery } from '../features/tracing/schemas.ts'
import { formatFen } from '../kernel/fen.ts'
import { todayOf } from '../platform/clock.ts'
import { administrator, type CliCommand, withService } from './command.ts'
import { textTable } from './table.ts'

const heads =
  '环节 年度 文号 乡镇(街道) 救助类别 金额 最早到达 最长天数 平均天数 ≤30天 ≤60天 ≤90天 ≤180天 ≤365天 >365天'.split(
    ' ',
  )

export const dwellCommand: CliCommand = {
  name: 'dwell',
  usage:
    'dwell [--as-of DAY] [--by stage|category|township|document|account] [--stage STAGE] ' +
    '[--township CODE] [--category CODE] [--document NUMBER] [--year YYYY] [--demo]',
  summary: 'how many fen have waited how many days, and since when the oldest',
  run: (args, config) => {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args,
      options: {
        'as-of': text,
        by: text,
        stage: text,
        township: text,
        category: text,
        document: text,
        year: text,
        demo: { type: 'boolean' },
      },
    })
    const { 'as-of': asked, demo, ...asking } = values
    const query = dwellQuery.safeParse({ ...asking, asOf: asked })
    if (!query.success) {
      console.error(`usage: ${dwellCommand.usage}`)
      return Promise.resolve(2)
    }
    return withService(config, { demo }, async (booted) => {
      const { reads, clock, districtCode } = booted.services
      const db = reads(await administrator(booted))
      const asOf = query.data.asOf ?? todayOf(clock)
      const names = await listNames(db, districtCode)
      const rows = await dwellOf(db, { ...query.data, districtCode, asOf })
      console.log(
        textTable([
          heads,
          ...rows.map((row) => [
            row.stageName,
            String(row.fiscalYear ?? ''),
            row.document ?? '',
            names.township(row.townshipCode),
            names.category(row.categoryCode),
            formatFen(row.amount),
            row.oldestSince,
            String(row.oldestDays),
            row.meanDays,
            ...[row.upTo30, row.upTo60, row.upTo90, row.upTo180, row.upTo365, row.over365].map(
              formatFen,
            ),
          ]),
        ]),
      )
      return 0
    })
  },
}
