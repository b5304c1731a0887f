import { z } from 'zod'

export const rowFault = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
})

export const importResult = z.object({
  id: z.uuid(),
  rowCount: z.number().int(),
  rejectedCount: z.number().int(),
  errors: z.array(rowFault),
})

export const importRecord = z.object({
  id: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  rowCount: z.number().int(),
  rejectedCount: z.number().int(),
  importedAt: z.date(),
})

export const importKind = z.object({
  kind: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
})

export const importParams = z.object({ kind: z.string() })
export const importQuery = z.object({ mode: z.enum(['all', 'partial']).default('all') })
