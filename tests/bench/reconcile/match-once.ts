import { reconcileMonth } from '../../../src/features/reconciliation/index.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { openServing } from '../../../src/platform/db/serving.ts'
import { servingKeys } from '../../../src/platform/db/serving-keys.ts'

/** What is to be matched, as JSON in the first argument. */
export interface MatchOrder {
  url: string
  secret: string
  clerk: Actor
  month: string
}

/** One month matched in a process of its own, so that its peak memory is its own; as JSON. */
const { url, secret, clerk, month }: MatchOrder = JSON.parse(process.argv[2] ?? '')
const serving = openServing(url, servingKeys(secret), { connections: 2 })
const start = performance.now()
const { matched, exceptions } = await reconcileMonth(serving.command, clerk, { month })
const ms = performance.now() - start
await serving.close()
const peakMb = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ ms, peakMb, matched, exceptions }))
