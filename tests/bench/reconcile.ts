import type { Bench } from './bench.ts'
import { importingBankFile } from './reconcile/importing.ts'
import { matchingStatement } from './reconcile/matching.ts'

export const reconcileBench: Bench = {
  summary: 'a bank file from CSV to stored lines; a month matched with its statement',
  run: async (context) => [
    ...(await importingBankFile(context)),
    ...(await matchingStatement(context)),
  ],
}
