import { z } from 'zod'
import { pageOf, pageQuery } from '../../kernel/schemas.ts'

export { type ImportPreview, importLayout, importPreview } from './layout-schemas.ts'

export const rowFault = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
})

export const importMode = z.enum(['all', 'partial']).meta({
  description: 'all: one faulty row keeps the whole file out; partial: the good rows are taken',
})

export const importRecord = z.object({
  id: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  rowCount: z.number().int(),
  rejectedCount: z.number().int(),
  importedAt: z.date(),
})

export const importPage = pageOf(importRecord)
export const importFilter = pageQuery.extend({ kind: z.string().optional() })
export type ImportFilter = z.infer<typeof importFilter>

export const importKind = z.object({
  kind: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
})

export const importParams = z.object({ kind: z.string() })
export const importQuery = z.object({
  mode: importMode.default('all'),
  dryRun: z.stringbool().default(false).meta({
    description: 'Does everything and takes it back: the job shows what the import would do',
    type: 'boolean',
  }),
})

/** The same for a file that was sent before. */
export const storedRun = z.object({
  uploadId: z.uuid(),
  mode: importMode.default('all'),
  dryRun: z.boolean().default(false),
})

export const requestedImport = z.object({
  jobId: z.uuid().meta({ description: 'Its progress and outcome: GET /api/jobs/{id}' }),
  uploadId: z.uuid().meta({ description: 'The file, for another run without sending it again' }),
})

export const errorParams = z.object({ jobId: z.uuid() })
export const errorQuery = z.object({
  rows: z.enum(['all', 'rejected']).default('all'),
})
