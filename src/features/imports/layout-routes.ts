import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import type { ImportFormat } from './format.ts'
import {
  importLayout,
  importPreview,
  layoutParams,
  newLayout,
  previewParams,
  previewQuery,
} from './layout-schemas.ts'
import { allLayouts } from './layouts.ts'
import { importLayoutList } from './lists.ts'
import { previewUpload } from './preview-upload.ts'
import { forgetLayout, saveLayout } from './save-layout.ts'

const tags = ['imports']

/** Unknown forms of files: a guess with a preview, corrected by the clerk, remembered. */
export function layoutRoutes(app: App, services: Services, formats: readonly ImportFormat[]): void {
  app.get(
    '/api/import-previews/:uploadId',
    {
      config: { access: 'imports:write' },
      schema: {
        summary: 'What the columns of a sent file are, or may be, with its first rows',
        tags,
        params: previewParams,
        querystring: previewQuery,
        response: { 200: importPreview },
      },
    },
    ({ actor, params, query }) => previewUpload(services, actor, formats, { ...params, ...query }),
  )
  app.get(
    '/api/import-layouts',
    {
      config: { access: 'imports:read', list: importLayoutList },
      schema: {
        summary: 'Forms in which files come: shipped ones, and those a clerk has mapped',
        tags,
        response: { 200: z.array(importLayout) },
      },
    },
    ({ actor }) => allLayouts(services.reads(actor), actor.districtCode, formats),
  )
  app.post(
    '/api/import-layouts',
    {
      config: { access: 'imports:write' },
      schema: {
        summary: 'Say which column is what in files with this header; remembered from now on',
        tags,
        body: newLayout,
        response: { 201: importLayout },
      },
    },
    async (request, reply) => {
      const wanted = { ...request.body, key: idempotencyKeyOf(request) }
      return reply.status(201).send(await saveLayout(services, request.actor, formats, wanted))
    },
  )
  app.delete(
    '/api/import-layouts/:id',
    {
      config: { access: 'imports:write' },
      schema: {
        summary: 'Forget a mapping',
        tags,
        params: layoutParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await forgetLayout(services, request.actor, { id, key: idempotencyKeyOf(request) })
      return reply.status(204).send(null)
    },
  )
}
