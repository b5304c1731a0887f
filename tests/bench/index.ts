import type { Bench } from './bench.ts'
import { ledgerBench } from './ledger.ts'

/** Every bench by the name it is called under; the file has the same name. */
export const benches: Readonly<Record<string, Bench>> = {
  ledger: ledgerBench,
}
