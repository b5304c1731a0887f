import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../platform/http/idempotency.ts'
import type { Services } from '../../platform/services.ts'
import type { ImportFormat } from './format.ts'
import { importFile } from './import-file.ts'
import { importKindList, importList } from './lists.ts'
import { fileMissing, unknownKind } from './problems.ts'
import { importsOf } from './queries.ts'
import { importKind, importParams, importQuery, importRecord, importResult } from './schemas.ts'

export function importRoutes(app: App, services: Services, formats: readonly ImportFormat[]): void {
  app.get(
    '/api/import-kinds',
    {
      config: { access: 'imports:read', list: importKindList },
      schema: {
        summary: 'Kinds of files',
        tags: ['imports'],
        response: { 200: z.array(importKind) },
      },
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
        summary: 'Imported files',
        tags: ['imports'],
        response: { 200: z.array(importRecord) },
      },
    },
    ({ actor }) => importsOf(services.reads(actor), services.districtCode),
  )
  app.post(
    '/api/imports/:kind',
    {
      config: { access: 'imports:write' },
      schema: {
        summary: 'Import a file (multipart/form-data, one file)',
        tags: ['imports'],
        consumes: ['multipart/form-data'],
        params: importParams,
        querystring: importQuery,
        response: { 201: importResult },
      },
    },
    async (request, reply) => {
      const format = formats.find(({ kind }) => kind === request.params.kind)
      if (format === undefined) throw unknownKind(request.params.kind)
      const upload = await request.file()
      if (upload === undefined) throw fileMissing()
      const { mode } = request.query
      const key = idempotencyKeyOf(request)
      const result = await withStoredFile(upload, (stored) =>
        importFile(services, request.actor, format, {
          path: stored,
          fileName: upload.filename,
          mode,
          key,
        }),
      )
      return reply.status(201).send(result)
    },
  )
}

/** Keeps an upload on disk for as long as `work` takes. */
async function withStoredFile<R>(
  upload: MultipartFile,
  work: (path: string) => Promise<R>,
): Promise<R> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingzhang-upload-'))
  try {
    const stored = path.join(folder, 'upload')
    await pipeline(upload.file, createWriteStream(stored))
    return await work(stored)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
