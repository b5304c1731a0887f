import { z } from 'zod'

const names = z.array(z.string().trim().min(1).max(100)).min(1).max(30)

/** Where a field of a format stands in a layout. */
export const layoutColumn = z.union([
  z.strictObject({
    names,
    /** Of a moment that stands in one cell, "2023-07-06 09:12:33" or "20230706091233". */
    part: z.enum(['date', 'time']),
  }),
  z.strictObject({
    names,
    /** One signed amount: this side of it, without its sign. */
    when: z.enum(['negative', 'positive']),
  }),
  z.strictObject({
    names,
    /** An amount whose side another column names: taken where that column has one of the words. */
    flag: names,
    words: names,
  }),
  z.strictObject({
    /** The payee's column of a line that goes out, the payer's of one that comes in. */
    out: names,
    in: names,
    /** The signed amount that tells which it is. */
    amount: names,
  }),
  z.strictObject({
    /** Texts of several columns, put one after the other. */
    all: names,
  }),
  z.strictObject({ names }),
])

export type LayoutColumn = z.infer<typeof layoutColumn>

export const previewParams = z.object({ uploadId: z.uuid() })
export const previewQuery = z.object({
  headerRow: z.coerce.number().int().min(1).max(50).optional().meta({
    description: 'Where the header stands, where the guess is wrong',
  }),
  sheet: z.string().min(1).max(100).optional().meta({ description: 'The sheet of a workbook' }),
})

export const importPreview = z.object({
  uploadId: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  layout: z.string().nullable().meta({
    description: 'Whose form the file has; null: an unknown one, and the columns are a guess',
  }),
  headerRow: z.number().int(),
  header: z.array(z.string()),
  rows: z
    .array(z.object({ row: z.number().int(), cells: z.array(z.string()) }))
    .meta({ description: 'The first rows, long numbers masked' }),
  columns: z.array(
    z.object({
      field: z.string(),
      title: z.string(),
      isRequired: z.boolean(),
      source: layoutColumn.nullable().meta({ description: 'Where it stands; null: not found' }),
    }),
  ),
})
export type ImportPreview = z.infer<typeof importPreview>

export const newLayout = z.object({
  uploadId: z.uuid().meta({ description: 'A file of this form, sent before' }),
  headerRow: z.number().int().min(1).max(50),
  sheet: z.string().min(1).max(100).nullable().default(null),
  name: z.string().trim().min(1).max(100).meta({ description: 'Whose form it is, 某某银行网银' }),
  columns: z.record(z.string(), layoutColumn),
})
export type NewLayout = z.infer<typeof newLayout>

export const importLayout = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  isShipped: z.boolean(),
  columns: z.record(z.string(), layoutColumn),
})
export type ImportLayout = z.infer<typeof importLayout>
export const layoutParams = z.object({ id: z.uuid() })
