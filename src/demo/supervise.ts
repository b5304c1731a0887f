import type { FindingState } from '../features/findings/workflow.ts'
import { addDays } from '../kernel/date.ts'
import type { App } from '../platform/http/app-type.ts'
import { type Client, signedIn } from './client.ts'
import { allOf } from './pages.ts'
import { sampleProof } from './sample-proof.ts'

export interface Supervising {
  app: App
  finance: Client
  auditor: Client
  /** The last day that counts. */
  asOf: string
  say(line: string): void
}

interface Finding {
  id: string
  number: string
  alertIds: string[]
  pattern: string
  townshipCode: string | null
  foundOn: string
  dueOn: string
  remaining: string
  state: FindingState
  version: number
}

interface Outcome {
  byRule: { code: string; openCount: number }[]
}

interface Alert {
  id: string
  pattern: string
  townshipCode: string | null
  message: string
}

/** How far each finding gets: those of the inspections' ledger in its order, then by pattern. */
const goals: readonly FindingState[] = [
  'closed',
  'closed',
  'closed',
  'submitted',
  'closed',
  'rectifying',
]
const goalByPattern: Readonly<Record<string, FindingState>> = {
  retention: 'closed',
  interception: 'submitted',
  diversion: 'rectifying',
  out_of_scope: 'assigned',
  integrity: 'open',
}

/** Runs the rules, signs one alert of each pattern as a finding, and has the findings rectified. */
export async function supervise(supervising: Supervising): Promise<void> {
  const { auditor, asOf, say } = supervising
  say('Running the rules')
  const { byRule } = await auditor.run<Outcome>('/api/detection-runs', { asOf })
  for (const { code, openCount } of byRule) say(`  ${code}: ${openCount} open`)
  say('Following the findings')
  await signAlerts(supervising)
  const findings = await allOf<Finding>(auditor, '/api/findings')
  const imported = findings
    .filter(({ alertIds }) => alertIds.length === 0)
    .toSorted((a, b) => (a.number < b.number ? -1 : 1))
  for (const [no, finding] of imported.entries()) {
    await rectify(supervising, finding, goals[no] ?? 'open')
  }
  for (const finding of findings.filter(({ alertIds }) => alertIds.length > 0)) {
    await rectify(supervising, finding, goalByPattern[finding.pattern] ?? 'open')
  }
}

/** The largest alert of each pattern, unless one of the pattern has been signed already. */
async function signAlerts({ auditor, asOf }: Supervising): Promise<void> {
  const findings = await allOf<Finding>(auditor, '/api/findings')
  const signed = new Set(
    findings.filter((one) => one.alertIds.length > 0).map((one) => one.pattern),
  )
  const alerts = await allOf<Alert>(auditor, '/api/alerts?status=open')
  const townships = (await auditor.get('/api/townships')).json<{ code: string; name: string }[]>()
  const nameOf = new Map(townships.map(({ code, name }) => [code, name]))
  for (const pattern of Object.keys(goalByPattern)) {
    const alert = alerts.find((one) => one.pattern === pattern)
    if (alert === undefined || signed.has(pattern)) continue
    await auditor.post('/api/findings/from-alerts', {
      alertIds: [alert.id],
      foundOn: asOf,
      rectificationKind: 'at_once',
      dueOn: addDays(asOf, 30),
      responsibleUnit:
        alert.townshipCode === null
          ? '规划财务股'
          : `${nameOf.get(alert.townshipCode)}社会事务综合服务中心`,
    })
  }
}

interface Step {
  path: 'rectification-steps' | 'supervision-steps'
  event: string
  note: string
  day: string
}

const waysByPattern: Readonly<Record<string, string>> = {
  retention: 'paid_out',
  diversion: 'restored',
  out_of_scope: 'recovered',
}

async function rectify(
  supervising: Supervising,
  finding: Finding,
  goal: FindingState,
): Promise<void> {
  let current = finding
  while (current.state !== goal) {
    const step = nextStep(current)
    if (step === null) break
    const { path, event, note, day } = step
    const actor =
      path === 'supervision-steps'
        ? supervising.auditor
        : await responsible(supervising, current, event)
    const handedIn = event === 'submit' ? await proved(actor, current) : {}
    const url = `/api/findings/${current.id}/${path}`
    const headers = { 'if-match': `"v${current.version}"` }
    const body = { event, note, happenedOn: day, ...handedIn }
    current = (await actor.post(url, body, undefined, headers)).json<Finding>()
  }
  supervising.say(`  ${current.number}: ${current.state}`)
}

/** What a submission says was put right, with its proof; the demo's proof says that it is one. */
async function proved(actor: Client, finding: Finding) {
  const { remaining, number, pattern, townshipCode } = finding
  const place = townshipCode === null ? '' : `?townshipCode=${townshipCode}`
  const content = sampleProof(`${number} DEMO PROOF`)
  const upload = await actor.uploadContent(`/api/proofs${place}`, `${number}.pdf`, content)
  return {
    proofIds: [upload.json<{ id: string }>().id],
    rectified:
      remaining === '0.00'
        ? []
        : [{ way: waysByPattern[pattern] ?? 'handed_up', amount: remaining }],
  }
}

/** What was handed in on a day that is over, the bureau registers. */
function responsible(
  { app, finance }: Supervising,
  { townshipCode }: Finding,
  event: string,
): Promise<Client> {
  return townshipCode === null || event === 'submit'
    ? Promise.resolve(finance)
    : signedIn(app, `township-${townshipCode}`)
}

/** What comes next on the way to closing, each on its day; null where nothing is left. */
function nextStep({ state, foundOn, dueOn }: Finding): Step | null {
  const supervision = { path: 'supervision-steps' } as const
  const rectification = { path: 'rectification-steps' } as const
  switch (state) {
    case 'open':
      return {
        ...supervision,
        event: 'assign',
        note: '交责任单位限期整改',
        day: addDays(foundOn, 2),
      }
    case 'assigned':
      return { ...rectification, event: 'start', note: '已制定整改措施', day: addDays(foundOn, 5) }
    case 'rectifying':
      return {
        ...rectification,
        event: 'submit',
        note: '整改完成,报请核查',
        day: addDays(dueOn, -5),
      }
    case 'submitted':
      return { ...supervision, event: 'verify', note: '凭证齐全,金额相符', day: addDays(dueOn, -2) }
    case 'verified':
      return { ...supervision, event: 'close', note: '同意销号', day: dueOn }
    case 'returned':
    case 'reopened':
      return { ...rectification, event: 'start', note: '继续整改', day: addDays(dueOn, -1) }
    case 'closed':
      return null
  }
}
