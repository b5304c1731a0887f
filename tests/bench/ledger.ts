import type { Bench } from './bench.ts'
import { bookingInBatches } from './ledger/batches.ts'
import { dwelling } from './ledger/dwelling.ts'
import { postingOverHttp } from './ledger/posting.ts'

export const ledgerBench: Bench = {
  summary: 'booking transfers in batches and one by one over HTTP; dwell time',
  run: async (context) => [
    await bookingInBatches(context),
    ...(await dwelling(context)),
    ...(await postingOverHttp(context)),
  ],
}
