import { parseArgs } from 'node:util'
import { heldAlerts, requireNoLaterDay, runDetection } from '../features/detection/index.ts'
import { formatYuan } from '../kernel/fen.ts'
import { todayOf } from '../platform/clock.ts'
import { administrator, type CliCommand, withService } from './command.ts'
import { progressBar } from './progress-bar.ts'

export const detectCommand: CliCommand = {
  name: 'detect',
  usage: 'detect [--as-of YYYY-MM-DD] [--json] [--demo]',
  summary: 'run every rule as of a day (today), and show the alerts that hold',
  run: (args, config) => {
    const { values } = parseArgs({
      args,
      options: {
        'as-of': { type: 'string' },
        json: { type: 'boolean', default: false },
        demo: { type: 'boolean' },
      },
    })
    return withService(config, values, async (booted) => {
      const { services } = booted
      const { reads, command, clock, districtCode } = services
      const actor = await administrator(booted)
      const today = todayOf(clock)
      const asOf = values['as-of'] ?? today
      requireNoLaterDay(asOf, today)
      const bar = progressBar(process.stderr)
      const outcome = await runDetection(command, actor, {
        asOf,
        trigger: 'command',
        report: bar.report,
      })
      bar.end()
      if (values.json) {
        const alerts = await heldAlerts(reads(actor), districtCode)
        const shown = alerts.map((one) => ({ ...one, amount: formatYuan(one.amount) }))
        console.log(JSON.stringify(shown, null, 2))
        return 0
      }
      for (const { code, openCount, newCount, withdrawnCount } of outcome.byRule) {
        console.log(`${code}: ${openCount} open, ${newCount} new, ${withdrawnCount} withdrawn`)
      }
      return 0
    })
  },
}
