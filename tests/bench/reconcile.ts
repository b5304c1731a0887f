import type { Bench } from './bench.ts'
import { importingBankFile } from './reconcile/importing.ts'

export const reconcileBench: Bench = {
  summary: 'a bank file from CSV to stored lines',
  run: importingBankFile,
}
