import type { Client } from '../client.ts'
import { attachInspection } from './attach-inspection.ts'
import { registerMaterials } from './register-materials.ts'
import { reportDistrict } from './report-district.ts'
import { runEvaluation } from './run.ts'

export interface Evaluating {
  finance: Client
  auditor: Client
  approver: Client
  /** The last day that counts. */
  asOf: string
  say(line: string): void
}

/** What the relief section collects for a year's evaluations, and the evaluations themselves. */
export async function evaluate(evaluating: Evaluating): Promise<void> {
  evaluating.say('Evaluating the townships')
  await registerMaterials(evaluating)
  await attachInspection(evaluating)
  await reportDistrict(evaluating)
  for (const scheme of ['effectiveness-2023', 'provincial-relief-2023', 'self-evaluation-2023']) {
    await runEvaluation(evaluating, scheme)
  }
}
