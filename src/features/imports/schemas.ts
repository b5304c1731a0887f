import { z } from 'zod'
import { moment, pageOf, pageQuery, sortBy, yuan } from '../../kernel/schemas.ts'

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
  importedAt: moment,
})

export const importPage = pageOf(importRecord)
export const importFilter = pageQuery.extend({
  kind: z.string().optional(),
  sort: sortBy(['importedAt', 'kind', 'fileName', 'rowCount', 'rejectedCount']).optional(),
})
export type ImportFilter = z.infer<typeof importFilter>

export const importKind = z.object({
  kind: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
})

const batchNumber = z.string().trim().min(1).max(60)
/** Which sheet is meant, what the sender tells of the file, and which entry of the register it meets. */
const told = {
  sheet: z.string().min(1).max(100).optional().meta({
    description: 'The sheet of a workbook; the first that shows where not given',
  }),
  amount: yuan.optional().meta({ description: 'Control total: the sum of its amounts' }),
  batchNumber: batchNumber.optional().meta({ description: 'Control total: its one batch' }),
  expectedFileId: z.uuid().optional().meta({
    description: 'The expected file it is; found by kind, month and batch where not given',
  }),
}

export const importParams = z.object({ kind: z.string() })
export const importQuery = z.object({
  mode: importMode.default('all'),
  dryRun: z.stringbool().default(false).meta({
    description: 'Does everything and takes it back: the job shows what the import would do',
    type: 'boolean',
  }),
  rowCount: z.coerce.number().int().positive().optional().meta({
    description: 'Control total: its rows',
  }),
  ...told,
})

/** The same for a file that was sent before. */
export const storedRun = z.object({
  uploadId: z.uuid(),
  mode: importMode.default('all'),
  dryRun: z.boolean().default(false),
  rowCount: z.number().int().positive().optional(),
  ...told,
})

export const requestedImport = z.object({
  jobId: z.uuid().meta({ description: 'Its progress and outcome: GET /api/jobs/{id}' }),
  uploadId: z.uuid().meta({ description: 'The file, for another run without sending it again' }),
})

export const errorParams = z.object({ jobId: z.uuid() })
export const errorQuery = z.object({
  rows: z.enum(['all', 'rejected']).default('all'),
})
