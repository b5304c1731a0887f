import path from 'node:path'
import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import { errorsOfJob } from './errors-of-job.ts'
import { expectedRoutes } from './expected/routes.ts'
import { formatOf, type ImportFormat } from './format.ts'
import { layoutRoutes } from './layout-routes.ts'
import { importKindList, importList } from './lists.ts'
import { fileMissing } from './problems.ts'
import { importsOf } from './queries.ts'
import { requestImport, requestRun } from './request-import.ts'
import {
  errorParams,
  errorQuery,
  importFilter,
  importKind,
  importPage,
  importParams,
  importQuery,
  requestedImport,
  storedRun,
} from './schemas.ts'
import { receive, withFolder } from './uploads.ts'

const tags = ['imports']
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function importRoutes(app: App, services: Services, formats: readonly ImportFormat[]): void {
  readingRoutes(app, services, formats)
  runRoutes(app, services, formats)
  layoutRoutes(app, services, formats)
  expectedRoutes(app, services, formats)
}

function readingRoutes(app: App, services: Services, formats: readonly ImportFormat[]): void {
  app.get(
    '/api/import-kinds',
    {
      config: { access: 'imports:read', list: importKindList },
      schema: { summary: 'Kinds of files', tags, response: { 200: z.array(importKind) } },
    },
    () =>
      formats.map(({ kind, name, columns }) => ({
        kind,
        name,
        columns: Object.values(columns).flatMap(({ names }) => names.slice(0, 1)),
      })),
  )
  app.get(
    '/api/imports',
    {
      config: { access: 'imports:read', list: importList },
      schema: {
        summary: 'Imported files, newest first',
        tags,
        querystring: importFilter,
        response: { 200: importPage },
      },
    },
    ({ actor, query }) => importsOf(services.reads(actor), actor.districtCode, query),
  )
  app.get(
    '/api/import-errors/:jobId',
    {
      config: { access: 'imports:read' },
      schema: {
        summary: "The clerk's own file as XLSX, its bad cells marked and explained",
        tags,
        params: errorParams,
        querystring: errorQuery,
        produces: [xlsx],
      },
    },
    async ({ actor, params, query }, reply) => {
      const onlyRejected = query.rows === 'rejected'
      const { fileName, content } = await errorsOfJob(services, actor, formats, {
        ...params,
        onlyRejected,
      })
      return reply
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        )
        .type(xlsx)
        .send(content)
    },
  )
}

function runRoutes(app: App, services: Services, formats: readonly ImportFormat[]): void {
  app.post(
    '/api/imports/:kind',
    {
      config: { access: 'imports:write' },
      schema: {
        summary: 'Import a file (multipart/form-data, one file) as a job',
        tags,
        consumes: ['multipart/form-data'],
        params: importParams,
        querystring: importQuery,
        response: { 202: requestedImport },
      },
    },
    async (request, reply) => {
      const format = formatOf(formats, request.params.kind)
      const files = request.files()
      const { value: upload } = await files.next()
      if (upload === undefined) throw fileMissing()
      const { dryRun: isDryRun, ...told } = request.query
      const key = idempotencyKeyOf(request)
      const requested = await withFolder(async (folder) => {
        const stored = path.join(folder, 'upload')
        await receive(upload, stored)
        // A second file is refused here.
        await files.next()
        const fileName = upload.filename
        const run = { path: stored, fileName, isDryRun, key, ...told }
        return requestImport(services, request.actor, format, run)
      })
      return reply.status(202).header('location', `/api/jobs/${requested.jobId}`).send(requested)
    },
  )
  app.post(
    '/api/import-runs',
    {
      config: { access: 'imports:write' },
      schema: {
        summary: 'Import a file that was sent before, after a dry run or with other choices',
        tags,
        body: storedRun,
        response: { 202: requestedImport },
      },
    },
    async (request, reply) => {
      const { dryRun: isDryRun, ...run } = request.body
      const key = idempotencyKeyOf(request)
      const requested = await requestRun(services, request.actor, formats, {
        ...run,
        isDryRun,
        key,
      })
      return reply.status(202).header('location', `/api/jobs/${requested.jobId}`).send(requested)
    },
  )
}
