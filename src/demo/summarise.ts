import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from './client.ts'
import { allOf } from './pages.ts'

export interface Summarising {
  approver: Client
  out: string
  /** The last day that counts. */
  asOf: string
  pdfs: string[]
  say(line: string): void
}

interface FundFlow {
  stages: { stage: string; balance: string }[]
  totals: { received: string }
}

interface Evaluation {
  id: string
  scheme: string
  asOf: string
  townships?: { name: string; total: string; grade: string; rank: number }[]
}

/** Writes summary.json: what the year came to. The same data give the same summary. */
export async function summarise({ approver, out, asOf, pdfs, say }: Summarising): Promise<void> {
  const flowUrl = `/api/fund-flow?year=${asOf.slice(0, 4)}&asOf=${asOf}`
  const flow = (await approver.get(flowUrl)).json<FundFlow>()
  const alerts = await allOf<{ pattern: string; status: string }>(approver, '/api/alerts')
  const findings = await allOf<{ state: string }>(approver, `/api/findings?asOf=${asOf}`)
  const evaluations = (await approver.get('/api/evaluations')).json<Evaluation[]>()
  const evaluation = evaluations.find(
    (one) => one.asOf === asOf && one.scheme === 'effectiveness-2023',
  )
  if (evaluation === undefined) throw new Error(`there is no evaluation as of ${asOf}`)
  const scored = (await approver.get(`/api/evaluations/${evaluation.id}`)).json<Evaluation>()
  const summary = {
    asOf,
    received: flow.totals.received,
    stages: Object.fromEntries(flow.stages.map(({ stage, balance }) => [stage, balance])),
    alertsByPattern: countBy(
      alerts.filter(({ status }) => status !== 'withdrawn').map((one) => one.pattern),
    ),
    findingsByState: countBy(findings.map(({ state }) => state)),
    townships: (scored.townships ?? []).map(({ name, total, grade, rank }) => ({
      name,
      score: total,
      grade,
      rank,
    })),
    pdfs,
  }
  await writeFile(path.join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  for (const { name, score, grade, rank } of summary.townships) {
    say(`  ${rank}. ${name}: ${score} (${grade})`)
  }
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
