import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../../src/platform/db/command.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { makeActor } from '../../support/db.ts'
import { uploadProof } from '../../support/proof.ts'

/**
 * Any sequence of calls, by anybody, on any version. What each must come to is worked out here by
 * another path than the code's: a table of steps written down once more, and counts.
 */
const table: Record<string, Record<string, string>> = {
  open: { assign: 'assigned' },
  assigned: { start: 'rectifying' },
  rectifying: { submit: 'submitted' },
  submitted: { verify: 'verified', return: 'returned' },
  returned: { start: 'rectifying' },
  verified: { close: 'closed', return: 'returned' },
  closed: { reopen: 'reopened' },
  reopened: { assign: 'assigned', start: 'rectifying' },
}
const unfinished = ['open', 'assigned', 'rectifying', 'returned', 'reopened']
const entries: Record<string, string[]> = {
  progress: unfinished.slice(1),
  items: unfinished,
  completion: unfinished,
  extensions: unfinished,
  amendments: unfinished,
  accountabilities: Object.keys(table),
  mechanisms: Object.keys(table),
}
const permitted: Record<string, string[]> = {
  'rectification-steps': ['township', 'finance'],
  'supervision-steps': ['auditor'],
  progress: ['township', 'finance'],
  items: ['auditor', 'township', 'finance'],
  completion: ['auditor', 'township', 'finance'],
  extensions: ['auditor'],
  amendments: ['auditor'],
  accountabilities: ['auditor'],
  mechanisms: ['township', 'finance'],
}

interface Call {
  path: string
  event: string
  who: Who
  isStale: boolean
  hasProof: boolean
  yuan: number
}
type Who = 'auditor' | 'other' | 'township' | 'finance' | 'turncoat'

interface Model {
  state: string
  version: number
  submitters: Set<string>
  involved: number
  rectified: number
  handedIn: number
  hasProof: boolean
  openMeasures: number
  mechanisms: number
  dueDays: number
  isSystemic: boolean
}

let running: TestApp
let proof: string
let people: Record<Who, Actor>
beforeAll(async () => {
  running = await startApp()
  proof = await uploadProof(running, 'township')
  const turncoat = await makeActor(running.services, 'finance')
  const other = await makeActor(running.services, 'auditor')
  const { auditor, township, finance } = running.actors
  people = { auditor, other, township, finance, turncoat }
  for (const [display_name, { userId }] of Object.entries(people)) {
    await running.services.db
      .updateTable('app_user')
      .set({ display_name })
      .where('id', '=', userId)
      .execute()
  }
})

const steps = ['assign', 'start', 'submit', 'verify', 'return', 'close', 'reopen']
const supervising = ['assign', 'verify', 'return', 'close', 'reopen']
const call: fc.Arbitrary<Call> = fc.record({
  path: fc.constantFrom('step', 'step', 'step', 'step', ...Object.keys(entries)),
  event: fc.constantFrom(...steps),
  who: fc.constantFrom<Who>('auditor', 'other', 'township', 'finance', 'turncoat', 'turncoat'),
  isStale: fc.nat(9).map((n) => n === 0),
  hasProof: fc.boolean(),
  yuan: fc.nat(350),
})
/** Mostly what the state asks for next, so that sequences reach every state. */
const willing = fc.nat(4).map((n) => n > 0)

test('no sequence of calls leaves the way, judges its own work, or loses history', async () => {
  const reached = new Set<string>()
  const answered = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(call, willing), { minLength: 5, maxLength: 40 }),
      fc.boolean(),
      async (calls, isSystemic) => {
        const id = await recorded(isSystemic)
        let model = newModel(isSystemic)
        let seen = await findingOf(id)
        for (const [one, isWilling] of calls) {
          const sensible = isWilling ? helped(model, one) : one
          const due = expected(model, sensible)
          const answer = await make(id, model, sensible, seen)
          expect([sensible, answer.statusCode, codeOf(answer)]).toEqual([sensible, ...due.answer])
          model = due.after
          const now = await findingOf(id)
          expect(now.events.slice(0, seen.events.length)).toEqual(seen.events)
          expect(now.events).toHaveLength(model.version)
          expect(now).toMatchObject({
            state: model.state,
            version: model.version,
            rectified: `${model.rectified}.00`,
            amount: `${model.involved}.00`,
          })
          expectNoOwnJudgement(now.events)
          seen = now
          reached.add(model.state)
          answered.set(due.answer[1], (answered.get(due.answer[1]) ?? 0) + 1)
        }
      },
    ),
    { numRuns: 30, seed: 20_230_706 },
  )
  expect([...reached].sort()).toEqual(Object.keys(table).sort())
  expect([...answered.keys()]).toEqual(
    expect.arrayContaining(['taken', 'same-person', 'submission-unproved', 'measures-open']),
  )
}, 240_000)

function newModel(isSystemic: boolean): Model {
  const counts = { version: 1, involved: 1000, rectified: 0, handedIn: 0, openMeasures: 0 }
  const none = { hasProof: false, mechanisms: 0, dueDays: 0 }
  return { state: 'open', submitters: new Set(), isSystemic, ...counts, ...none }
}

/** The call with the event and the person that the state is waiting for. */
function helped(model: Model, one: Call): Call {
  if (model.openMeasures > 0 && one.yuan % 2 === 0) {
    return { ...one, path: 'completion', isStale: false }
  }
  const [usual = 'assign', back = usual] = Object.keys(table[model.state] ?? {})
  const event = one.yuan % 3 === 0 ? back : usual
  const who = supervising.includes(event) ? one.who : one.who === 'other' ? 'turncoat' : one.who
  return { ...one, path: 'step', event, who, isStale: false, hasProof: one.yuan % 7 > 0 }
}

const pathOf = ({ path, event }: Call) =>
  path !== 'step' ? path : supervising.includes(event) ? 'supervision-steps' : 'rectification-steps'

/** The turncoat rectifies as finance and supervises as an auditor: one person with two roles. */
const roleOf = (one: Call): string =>
  one.who === 'turncoat'
    ? (permitted[pathOf(one)] ?? []).includes('auditor')
      ? 'auditor'
      : 'finance'
    : people[one.who].role

function expected(model: Model, one: Call): { answer: [number, string]; after: Model } {
  const refuse = (status: number, code: string) => ({
    answer: [status, code] as [number, string],
    after: model,
  })
  const path = pathOf(one)
  if (!permitted[path]?.includes(roleOf(one))) return refuse(403, 'not-permitted')
  if (one.isStale) return refuse(412, 'version-outdated')
  const to = one.path === 'step' ? table[model.state]?.[one.event] : model.state
  const isPossible = one.path === 'step' ? to !== undefined : entries[path]?.includes(model.state)
  if (!isPossible || to === undefined) return refuse(409, 'step-not-possible')
  const after: Model = { ...model, state: to, version: model.version + 1 }
  const judges = one.path === 'step' && (one.event === 'verify' || one.event === 'close')
  if (judges && model.submitters.has(people[one.who].userId)) return refuse(409, 'same-person')
  if (path === 'progress') after.hasProof ||= one.hasProof
  if (path === 'items') after.openMeasures += one.yuan % 5 === 0 ? 1 : 0
  if (path === 'completion') {
    if (model.openMeasures === 0) return refuse(409, 'item-not-open')
    after.openMeasures -= 1
    after.hasProof ||= one.hasProof
  }
  if (path === 'mechanisms') after.mechanisms += 1
  if (path === 'extensions') after.dueDays += 1
  if (path === 'amendments') {
    const involved = 1000 + one.yuan
    if (involved === model.involved) return refuse(409, 'nothing-amended')
    if (model.rectified > involved) return refuse(409, 'rectified-too-much')
    after.involved = involved
  }
  if (one.path !== 'step') return { answer: [201, 'taken'], after }
  if (one.event === 'submit') {
    if (!model.hasProof && !one.hasProof) return refuse(409, 'submission-unproved')
    if (model.openMeasures > 0) return refuse(409, 'measures-open')
    if (model.rectified + one.yuan > model.involved) return refuse(409, 'rectified-too-much')
    after.rectified += one.yuan
    after.handedIn = one.yuan
    after.hasProof = true
    after.submitters = new Set([...model.submitters, people[one.who].userId])
  }
  if (one.event === 'return') after.rectified -= model.handedIn
  if (one.event === 'return' || one.event === 'reopen') after.hasProof = false
  if (one.event === 'close' && model.isSystemic && model.mechanisms === 0) {
    return refuse(409, 'mechanism-missing')
  }
  return { answer: [201, 'taken'], after }
}

async function make(id: string, model: Model, one: Call, seen: Seen) {
  const person = people[one.who]
  const role = roleOf(one) as Actor['role']
  if (one.who === 'turncoat') {
    await running.services.db
      .updateTable('app_user')
      .set({ role })
      .where('id', '=', person.userId)
      .execute()
  }
  return running.app.inject({
    method: 'POST',
    url: `/api/findings/${id}/${pathOf(one) === 'completion' ? itemPath(seen) : pathOf(one)}`,
    headers: {
      authorization: await running.authorization(person),
      'if-match': `"v${one.isStale ? model.version + 1 : model.version}"`,
    },
    payload: bodyOf(model, one),
  })
}

/** The first measure that is open, or one that there is not. */
function itemPath({ items }: Seen): string {
  const open = items.find(({ list, doneOn }) => list === 'measure' && doneOn === null)
  return `items/${open?.id ?? '01890000-0000-7000-8000-000000000000'}/completion`
}

function bodyOf(model: Model, one: Call): object {
  const note = '逐步核查'
  const proofIds = one.hasProof ? [proof] : []
  const day = (days: number) => new Date(Date.UTC(2024, 5, 1 + days)).toISOString().slice(0, 10)
  const rectified = one.yuan === 0 ? [] : [{ way: 'recovered', amount: `${one.yuan}.00` }]
  const list = one.yuan % 5 === 0 ? 'measure' : 'duty'
  const bodies: Record<string, object> = {
    'rectification-steps':
      one.event === 'submit' ? { event: one.event, proofIds, rectified } : { event: one.event },
    'supervision-steps': { event: one.event },
    progress: { proofIds },
    completion: { proofIds },
    items: { items: [{ list, content: '逐户核实' }] },
    extensions: { dueOn: day(model.dueDays + 1) },
    amendments: { amount: `${1000 + one.yuan}.00` },
    accountabilities: { kind: 'interview', personCount: 1, decidedOn: '2024-01-10' },
    mechanisms: { title: '救助资金发放办法', issuedOn: '2024-01-10' },
  }
  return { note, ...bodies[pathOf(one)] }
}

function expectNoOwnJudgement(events: { event: string; actorName: string }[]): void {
  const submitters = new Set<string>()
  for (const { event, actorName } of events) {
    if (event === 'submit') submitters.add(actorName)
    if (event === 'verify' || event === 'close') expect(submitters).not.toContain(actorName)
  }
}

const codeOf = (answer: { statusCode: number; json(): { type?: string } }) =>
  answer.statusCode === 201 ? 'taken' : answer.json().type?.replace('/problems/', '')

async function recorded(isSystemic: boolean): Promise<string> {
  const answer = await running.as('auditor', {
    method: 'POST',
    url: '/api/findings',
    payload: {
      source: 'audit',
      foundOn: '2024-01-10',
      townshipCode: '430603002',
      pattern: 'retention',
      description: '备用金结余未及时清理',
      amount: '1000.00',
      rectificationKind: 'at_once',
      dueOn: '2024-06-01',
      responsibleUnit: '云溪街道',
      isSystemic,
    },
  })
  return answer.json<{ id: string }>().id
}

interface Seen {
  items: { id: string; list: string; doneOn: string | null }[]
  events: { event: string; actorName: string }[]
}

async function findingOf(id: string): Promise<Seen> {
  return (await running.as('auditor', { method: 'GET', url: `/api/findings/${id}` })).json()
}
