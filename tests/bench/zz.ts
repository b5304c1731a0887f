import { standardLayout } from '../../src/features/imports/layout.ts'
import { stagedRows } from '../../src/features/imports/read-table.ts'
import { importFormats } from '../../src/import-formats.ts'
import { openVault, rememberingVault } from '../../src/platform/crypto/vault.ts'
import { writeBankFile } from './reconcile/bank-file.ts'

const f = importFormats.find((x) => x.kind === 'bank-statement')!
const path = '/tmp/imports-m.csv'
const { existsSync } = await import('node:fs')
if (!existsSync(path)) {
  await writeBankFile(path, 300000, 0)
  process.exit()
}
const vault = rememberingVault(openVault('a secret that only benches use, 32+ bytes'))
const reading: any = { rowCount: 0, faultCount: 0, faults: [], layout: null }
let n = 0
const mb = (x: number) => (x / 1048576).toFixed(0)
for await (const row of stagedRows(f, path, {
  form: { layouts: [...f.layouts!, standardLayout(f)], sheet: null },
  vault,
  reading,
  told: async () => {},
})) {
  if (row.length && ++n % 30000 === 0) {
    const m = process.memoryUsage()
    console.log(
      n,
      'rss',
      mb(m.rss),
      'heapTotal',
      mb(m.heapTotal),
      'used',
      mb(m.heapUsed),
      'ext',
      mb(m.external),
      'ab',
      mb(m.arrayBuffers),
    )
  }
}
console.log('peak', process.resourceUsage().maxRSS / 1024)
