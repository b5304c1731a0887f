import { randomUUID } from 'node:crypto'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { App, FastifyRequest } from '../../platform/http/app-type.ts'
import { notPermitted } from '../../platform/http/auth.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { allows, permissionName } from '../access/index.ts'
import { archiveOf } from './archive.ts'
import { issueTownshipsJob } from './batch-job.ts'
import { issueReport, reportOf } from './issue-report.ts'
import { issuedReportList } from './lists.ts'
import { issuedFile, issuedReportOf, issuedReportsOf } from './queries.ts'
import {
  batchParams,
  codeParams,
  issuedReport,
  issuedReportFilter,
  issuedReportPage,
  issuing,
  newBatch,
  requestedBatch,
} from './schemas.ts'

export interface IssueSettings {
  /** Where readers find the service; the caller's own address when undefined. */
  publicUrl: string | undefined
  /** The database for reports, which rank all townships. */
  seeing(actor: Actor): Db
}

const tags = ['reports']

export function issueRoutes(app: App, services: Services, settings: IssueSettings): void {
  singleRoutes(app, services, settings)
  batchRoutes(app, services, settings)
}

const addressOf = ({ publicUrl }: IssueSettings, { protocol, host }: FastifyRequest): string =>
  (publicUrl ?? `${protocol}://${host}`).replace(/\/$/, '')

function singleRoutes(app: App, services: Services, settings: IssueSettings): void {
  const { reads } = services
  app.post(
    '/api/issued-reports',
    {
      config: { access: 'reports:issue' },
      schema: {
        summary: 'Issue a report: it is kept as printed, under the code and QR code printed on it',
        tags,
        body: issuing,
        response: { 201: issuedReport },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const { code } = await issueReport(services, actor, settings.seeing(actor), {
        ...body,
        address: addressOf(settings, request),
        key: idempotencyKeyOf(request),
      })
      return reply.status(201).send(await issuedReportOf(reads(actor), actor, code))
    },
  )
  app.get(
    '/api/issued-reports',
    {
      config: { access: 'reports:read', list: issuedReportList },
      schema: {
        summary: 'Issued reports; a township sees its own',
        tags,
        querystring: issuedReportFilter,
        response: { 200: issuedReportPage },
      },
    },
    ({ actor, query }) => issuedReportsOf(reads(actor), actor, query),
  )
  app.get(
    '/api/issued-reports/:code/file',
    {
      config: { access: 'reports:read' },
      schema: {
        summary: 'An issued report as it was printed (PDF)',
        tags,
        params: codeParams,
        produces: ['application/pdf'],
      },
    },
    async ({ actor, params }, reply) => {
      const { title, report, content } = await issuedFile(reads(actor), actor, params.code)
      const { access } = reportOf(report)
      if (!allows(actor.role, access)) throw notPermitted(permissionName(access))
      return reply
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(title)}.pdf`)
        .type('application/pdf')
        .send(content)
    },
  )
}

function batchRoutes(app: App, { command, jobs, reads }: Services, settings: IssueSettings): void {
  app.post(
    '/api/report-batches',
    {
      config: { access: 'reports:issue' },
      schema: {
        summary: 'Issue the evaluation reports of all townships, or of some, as one job',
        tags,
        body: newBatch,
        response: { 202: requestedBatch },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const key = idempotencyKeyOf(request)
      const asked = { action: 'reports:request-batch', key, input: body }
      const requested = await command(actor, asked, async (tx) => {
        const batchId = randomUUID()
        const { asOf, townships = null } = body
        const address = addressOf(settings, request)
        const jobId = await jobs.enqueue(tx, issueTownshipsJob, {
          input: { batchId, asOf, townships, address },
          subject: asOf,
          requestedBy: actor.userId,
        })
        return { subject: asOf, detail: { batchId, jobId }, result: { batchId, jobId } }
      })
      return reply.status(202).send(requested)
    },
  )
  app.get(
    '/api/report-batches/:id/archive',
    {
      config: { access: 'reports:issue' },
      schema: {
        summary: 'The reports of a batch as one ZIP',
        tags,
        params: batchParams,
        produces: ['application/zip'],
      },
    },
    async ({ actor, params: { id } }, reply) =>
      reply
        .header('content-disposition', `attachment; filename*=UTF-8''reports-${id}.zip`)
        .type('application/zip')
        .send(await archiveOf(reads(actor), actor.districtCode, id)),
  )
}
