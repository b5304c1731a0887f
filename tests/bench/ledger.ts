import type { Bench } from './bench.ts'
import { bookingInBatches } from './ledger/batches.ts'

export const ledgerBench: Bench = {
  summary: 'booking transfers in batches',
  run: async (context) => [await bookingInBatches(context)],
}
