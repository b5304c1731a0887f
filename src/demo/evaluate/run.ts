import type { EvaluationState } from '../../features/evaluation/workflow.ts'
import type { Evaluating } from './index.ts'

interface Evaluation {
  id: string
  scheme: string
  asOf: string
  state: EvaluationState
  version: number
}

/** Nobody appeals in the demo, so its leadership does not wait. */
const nextStep = {
  draft: { path: 'computation', who: 'auditor', body: {} },
  computed: { path: 'review', who: 'approver', body: {} },
  reviewed: { path: 'publication', who: 'approver', body: { earlyReason: '演示，不等申诉期满' } },
} as const

/**
 * The auditor gathers and computes, leadership reviews and publishes; a published evaluation stays
 * as it is.
 */
export async function runEvaluation(
  { auditor, approver, asOf, say }: Evaluating,
  scheme: string,
): Promise<void> {
  const known = (await auditor.get('/api/evaluations')).json<Evaluation[]>()
  let evaluation =
    known.find((one) => one.scheme === scheme && one.asOf === asOf) ??
    (await auditor.post('/api/evaluations', { scheme, asOf })).json<Evaluation>()
  while (evaluation.state !== 'published') {
    const { path, who, body } = nextStep[evaluation.state]
    const actor = who === 'auditor' ? auditor : approver
    const headers = { 'if-match': `"v${evaluation.version}"` }
    const url = `/api/evaluations/${evaluation.id}/${path}`
    evaluation = (await actor.post(url, body, undefined, headers)).json<Evaluation>()
  }
  say(`  ${scheme} as of ${asOf}: ${evaluation.state}`)
}
