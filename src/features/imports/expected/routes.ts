import { z } from 'zod'
import { todayOf } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http/app-type.ts'
import { etagOf, requireVersion } from '../../../platform/http/etag.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { formatOf, type ImportFormat } from '../format.ts'
import { expectedFileList } from './lists.ts'
import { expectedFileById, expectedFilesOf } from './queries.ts'
import { cancelExpected, changeExpected, recordExpected } from './record-expected.ts'
import {
  expectedChange,
  expectedFile,
  expectedFilter,
  expectedPage,
  expectedParams,
  newExpectedFiles,
} from './schemas.ts'

const tags = ['imports']
const path = '/api/expected-files/:id'

/** The register of files that are to come: what is missing, late or short. */
export function expectedRoutes(
  app: App,
  services: Services,
  formats: readonly ImportFormat[],
): void {
  const { clock, districtCode } = services
  const asked = () => ({ districtCode, today: todayOf(clock) })
  app.get(
    '/api/expected-files',
    {
      config: { access: 'imports:read', list: expectedFileList },
      schema: {
        summary: 'Files that are to come or came, by their day: missing, late and short ones too',
        tags,
        querystring: expectedFilter,
        response: { 200: expectedPage },
      },
    },
    ({ actor, query }) => expectedFilesOf(services.reads(actor), asked(), query),
  )
  app.get(
    path,
    {
      config: { access: 'imports:read' },
      schema: {
        summary: 'One of them; the ETag is its version',
        tags,
        params: expectedParams,
        response: { 200: expectedFile },
      },
    },
    async ({ actor, params }, reply) => {
      const file = await expectedFileById(services.reads(actor), asked(), params.id)
      return reply.header('etag', etagOf(file.version)).send(file)
    },
  )
  app.post(
    '/api/expected-files',
    {
      config: { access: 'imports:write' },
      schema: {
        summary: 'Expect a file for each of some months',
        tags,
        body: newExpectedFiles,
        response: { 201: z.object({ ids: z.array(z.uuid()) }) },
      },
    },
    async (request, reply) => {
      formatOf(formats, request.body.kind)
      const wanted = { ...request.body, key: idempotencyKeyOf(request) }
      const ids = await recordExpected(services, request.actor, wanted)
      return reply.status(201).send({ ids })
    },
  )
  app.patch(
    path,
    {
      config: { access: 'imports:write', ifMatch: 'required' },
      schema: {
        summary: 'Move its day or tell its control totals; If-Match carries the version seen',
        tags,
        params: expectedParams,
        body: expectedChange,
        response: { 200: expectedFile },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const known = { id, version: requireVersion(request), key: idempotencyKeyOf(request) }
      await changeExpected(services, request.actor, known, request.body)
      const file = await expectedFileById(services.reads(request.actor), asked(), id)
      return reply.header('etag', etagOf(file.version)).send(file)
    },
  )
  app.delete(
    path,
    {
      config: { access: 'imports:write', ifMatch: 'required' },
      schema: {
        summary: 'Expect it no longer; If-Match carries the version seen',
        tags,
        params: expectedParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const known = { id, version: requireVersion(request), key: idempotencyKeyOf(request) }
      await cancelExpected(services, request.actor, known)
      return reply.status(204).send(null)
    },
  )
}
