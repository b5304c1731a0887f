import type { Client } from './client.ts'

export interface Evaluating {
  auditor: Client
  approver: Client
  /** The last day that counts. */
  asOf: string
  say(line: string): void
}

interface Evaluation {
  id: string
  asOf: string
  state: 'computed' | 'reviewed' | 'published'
  version: number
}

/** The auditor computes, leadership reviews and publishes; a published evaluation stays as it is. */
export async function evaluate({ auditor, approver, asOf, say }: Evaluating): Promise<void> {
  say('Evaluating the townships')
  const known = (await auditor.get('/api/evaluations')).json<Evaluation[]>()
  let evaluation =
    known.find((one) => one.asOf === asOf) ??
    (
      await auditor.post('/api/evaluations', { scheme: 'effectiveness-2023', asOf })
    ).json<Evaluation>()
  while (evaluation.state !== 'published') {
    const step = evaluation.state === 'computed' ? 'review' : 'publication'
    const headers = { 'if-match': `"v${evaluation.version}"` }
    const url = `/api/evaluations/${evaluation.id}/${step}`
    evaluation = (await approver.post(url, {}, undefined, headers)).json<Evaluation>()
  }
  say(`  ${asOf}: ${evaluation.state}`)
}
