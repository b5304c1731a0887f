import { importFile } from '../../src/features/imports/index.ts'
import { importFormats } from '../../src/import-formats.ts'
import { openVault } from '../../src/platform/crypto/vault.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import { openServing } from '../../src/platform/db/serving.ts'
import { servingKeys } from '../../src/platform/db/serving-keys.ts'

/** What is to be imported, as JSON in the first argument. */
export interface ImportOrder {
  url: string
  secret: string
  clerk: Actor
  kind: string
  path: string
}

/** One import in a process of its own, so that its peak memory is its own; answers as JSON. */
const order: ImportOrder = JSON.parse(process.argv[2] ?? '')
const serving = openServing(order.url, servingKeys(order.secret), { connections: 2 })
const format = importFormats.find(({ kind }) => kind === order.kind)
if (format === undefined) throw new Error(`no format ${order.kind}`)
const steps: Record<string, number> = {}
let [step, since] = ['开始', performance.now()]
const enter = (next: string) => {
  if (next === step) return
  const now = performance.now()
  steps[step] = Math.round((steps[step] ?? 0) + now - since)
  step = next
  since = now
}
const start = performance.now()
const { rowCount } = await importFile(
  { command: serving.command, vault: openVault(order.secret) },
  order.clerk,
  format,
  {
    path: order.path,
    fileName: 'bench',
    mode: 'all',
    report: async (next) => enter(next),
  },
)
const ms = performance.now() - start
enter('')
await serving.close()
const peakMb = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ ms, rowCount, peakMb, steps }))
