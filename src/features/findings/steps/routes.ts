import type { z } from 'zod'
import { todayOf } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/db/command.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { findingById } from '../queries.ts'
import { findingDetail, findingId } from '../schemas.ts'
import { addMechanism } from './add-mechanism.ts'
import { amendFinding } from './amend-finding.ts'
import { bookMoney } from './book-money.ts'
import { endItem } from './end-item.ts'
import { extendDeadline } from './extend-deadline.ts'
import { holdAccountable } from './hold-accountable.ts'
import { joinAlerts } from './join-alerts.ts'
import { noteProgress } from './note-progress.ts'
import type { Entry } from './on-finding.ts'
import { planItems } from './plan-items.ts'
import * as bodies from './schemas.ts'
import { takeStep } from './take-step.ts'

type Where = Pick<Entry, 'findingId' | 'version' | 'today' | 'key'>

interface Route<Params extends z.ZodType, Body extends z.ZodType> {
  /** After /api/findings/:id/. */
  path: string
  access: string
  summary: string
  params: Params
  body: Body
  run(actor: Actor, input: z.output<Body> & Where, params: z.output<Params>): Promise<void>
}

/** Every change of a finding answers the finding as it is then, with its new version as ETag. */
export function stepRoutes(app: App, { reads, command, clock }: Services): void {
  const change = <Params extends typeof findingId, Body extends z.ZodType>({
    path,
    access,
    summary,
    params,
    body,
    run,
  }: Route<Params, Body>) =>
    app.post(
      `/api/findings/:id/${path}`,
      {
        config: { access, ifMatch: 'required' },
        schema: {
          summary: `${summary}; If-Match carries the version seen`,
          tags: ['findings'],
          params,
          body,
          response: { 201: findingDetail },
        },
      },
      async (request, reply) => {
        const { actor } = request
        const named = request.params as z.output<Params>
        const today = todayOf(clock)
        const where: Where = {
          findingId: named.id,
          version: requireVersion(request),
          today,
          key: idempotencyKeyOf(request),
        }
        await run(actor, Object.assign(request.body as object, where) as never, named)
        const finding = await findingById(reads(actor), actor, { id: named.id, asOf: today })
        return reply.status(201).header('etag', etagOf(finding.version)).send(finding)
      },
    )

  change({
    path: 'rectification-steps',
    access: 'findings:rectify',
    summary: 'Start rectifying, or hand the rectification in',
    params: findingId,
    body: bodies.rectificationStep,
    run: (actor, input) => takeStep(command, actor, input),
  })
  change({
    path: 'supervision-steps',
    access: 'findings:verify',
    summary: 'Assign, verify, return, close or reopen',
    params: findingId,
    body: bodies.supervisionStep,
    run: (actor, input) => takeStep(command, actor, input),
  })
  change({
    path: 'progress',
    access: 'findings:rectify',
    summary: 'Write down how far the rectification is',
    params: findingId,
    body: bodies.progress,
    run: (actor, input) => noteProgress(command, actor, input),
  })
  change({
    path: 'items',
    access: 'findings:plan',
    summary: 'Add to the lists of problems, duties and measures',
    params: findingId,
    body: bodies.plan,
    run: (actor, input) => planItems(command, actor, input),
  })
  change({
    path: 'items/:itemId/completion',
    access: 'findings:plan',
    summary: 'Tick an item of the three lists off',
    params: bodies.itemId,
    body: bodies.itemEnd,
    run: (actor, input, { itemId }) => endItem(command, actor, { ...input, itemId, as: 'done' }),
  })
  change({
    path: 'items/:itemId/withdrawal',
    access: 'findings:plan',
    summary: 'Take an item of the three lists back',
    params: bodies.itemId,
    body: bodies.itemEnd,
    run: (actor, input, { itemId }) =>
      endItem(command, actor, { ...input, itemId, as: 'withdrawn' }),
  })
  change({
    path: 'extensions',
    access: 'findings:verify',
    summary: 'Give more time, with the reason',
    params: findingId,
    body: bodies.extension,
    run: (actor, input) => extendDeadline(command, actor, input),
  })
  change({
    path: 'amendments',
    access: 'findings:write',
    summary: 'Correct what a finding says',
    params: findingId,
    body: bodies.amendment,
    run: (actor, input) => amendFinding(command, actor, input),
  })
  change({
    path: 'alerts',
    access: 'findings:write',
    summary: 'Merge open alerts into a finding that there is already',
    params: findingId,
    body: bodies.joinedAlerts,
    run: (actor, input) => joinAlerts(command, actor, input),
  })
  change({
    path: 'bookings',
    access: 'findings:book',
    summary: 'Book in the ledger what was recovered, restored or handed up',
    params: findingId,
    body: bodies.booking,
    run: (actor, input) => bookMoney(command, actor, input),
  })
  change({
    path: 'accountabilities',
    access: 'findings:write',
    summary: 'Record whom a finding has cost what',
    params: findingId,
    body: bodies.accountability,
    run: (actor, input) => holdAccountable(command, actor, input),
  })
  change({
    path: 'mechanisms',
    access: 'findings:rectify',
    summary: 'Record the rule or policy that came out of a finding',
    params: findingId,
    body: bodies.mechanism,
    run: (actor, input) => addMechanism(command, actor, input),
  })
}
