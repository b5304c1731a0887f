import type { Bench } from './bench.ts'
import { runningRules } from './detect/running-rules.ts'

export const detectBench: Bench = {
  summary: 'all misuse rules over payments, statements and registers',
  run: runningRules,
}
