import type { Bench } from './bench.ts'
import { detectBench } from './detect.ts'
import { importXlsxBench } from './import-xlsx.ts'
import { ledgerBench } from './ledger.ts'
import { reconcileBench } from './reconcile.ts'
import { reportsBench } from './reports.ts'

/** Every bench by the name it is called under; the file has the same name. */
export const benches: Readonly<Record<string, Bench>> = {
  detect: detectBench,
  'import-xlsx': importXlsxBench,
  ledger: ledgerBench,
  reconcile: reconcileBench,
  reports: reportsBench,
}
