import type { App } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { assignException, assignExceptions } from './assign-exception.ts'
import { decideResolution } from './decide-resolution.ts'
import { exceptionById } from './queries.ts'
import {
  assigned,
  assignment,
  assignments,
  decision,
  resolution,
  undoing,
} from './resolution-schemas.ts'
import { resolveException } from './resolve-exception.ts'
import { exceptionDetail, exceptionId } from './schemas.ts'
import { undoResolution } from './undo-resolution.ts'

const tags = ['reconciliation']
const url = '/api/reconciliation-exceptions/:id'
const answers = { params: exceptionId, response: { 200: exceptionDetail } }

type Asked = Parameters<typeof idempotencyKeyOf>[0] & { params: { id: string } }
interface Answering {
  header(name: string, value: string): unknown
}

/** What people do about an exception; If-Match carries the version that they have seen. */
export function resolutionRoutes(app: App, { reads, command, districtCode }: Services): void {
  const seen = (request: Asked) => ({
    id: request.params.id,
    version: requireVersion(request),
    key: idempotencyKeyOf(request),
  })
  const answer = async ({ actor, params }: Asked, reply: Answering) => {
    const found = await exceptionById(reads(actor), districtCode, params.id)
    reply.header('etag', etagOf(found.version))
    return found
  }
  app.put(
    `${url}/assignment`,
    {
      config: { access: 'reconciliation:resolve', ifMatch: 'required' },
      schema: { summary: 'Give an exception to somebody', tags, body: assignment, ...answers },
    },
    async (request, reply) => {
      await assignException(command, request.actor, { ...seen(request), ...request.body })
      return answer(request, reply)
    },
  )
  app.post(
    '/api/reconciliation-exceptions/assignments',
    {
      config: { access: 'reconciliation:resolve' },
      schema: {
        summary: 'Give many exceptions to somebody, all that are named or none',
        tags,
        body: assignments,
        response: { 200: assigned },
      },
    },
    (request) =>
      assignExceptions(command, request.actor, { ...request.body, key: idempotencyKeyOf(request) }),
  )
  app.post(
    `${url}/resolution`,
    {
      config: { access: 'reconciliation:resolve', ifMatch: 'required' },
      schema: {
        summary: 'Match by hand, correct the journal, carry as a timing difference, or refer',
        tags,
        body: resolution,
        ...answers,
      },
    },
    async (request, reply) => {
      await resolveException(command, request.actor, { ...seen(request), resolution: request.body })
      return answer(request, reply)
    },
  )
  app.post(
    `${url}/approval`,
    {
      config: { access: 'reconciliation:approve', ifMatch: 'required' },
      schema: { summary: "The second person's word", tags, body: decision, ...answers },
    },
    async (request, reply) => {
      await decideResolution(command, request.actor, { ...seen(request), ...request.body })
      return answer(request, reply)
    },
  )
  app.post(
    `${url}/undoing`,
    {
      config: { access: 'reconciliation:resolve', ifMatch: 'required' },
      schema: { summary: 'Take back what was done', tags, body: undoing, ...answers },
    },
    async (request, reply) => {
      await undoResolution(command, request.actor, { ...seen(request), ...request.body })
      return answer(request, reply)
    },
  )
}
