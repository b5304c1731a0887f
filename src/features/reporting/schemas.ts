import { z } from 'zod'
import { dateText, moment, pageOf, pageQuery, townshipCode } from '../../kernel/schemas.ts'

const code = z
  .string()
  .regex(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  .meta({ description: 'The code printed on the report' })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const codeParams = z.object({ code: z.string().max(40) })

export const issuing = z.object({
  report: z.string().max(40).meta({ description: 'Its code, as in /api/reports/…' }),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ description: 'As in the query of /api/reports/…' }),
})

export const issuedReport = z.object({
  code,
  report: z.string(),
  title: z.string(),
  asOf: dateText,
  issuedOn: dateText,
  townshipCode: z.string().nullable(),
  batchId: z.uuid().nullable(),
  sizeBytes: z.number().int(),
  sha256,
  issuedAt: moment,
  issuedByName: z.string(),
})
export type IssuedReport = z.output<typeof issuedReport>
export const issuedReportPage = pageOf(issuedReport)
export const issuedReportFilter = pageQuery.extend({ batchId: z.uuid().optional() })
export type IssuedReportFilter = z.output<typeof issuedReportFilter>

/** What anybody may know of an issued report: nothing about persons. */
export const verification = z.object({
  code,
  title: z.string(),
  issuer: z.string(),
  asOf: dateText,
  issuedOn: dateText,
  sizeBytes: z.number().int(),
  sha256,
  supersededBy: code.nullable().meta({ description: 'A later issue of the same report' }),
})
export type Verification = z.output<typeof verification>

export const newBatch = z.object({
  asOf: dateText,
  townships: z
    .array(townshipCode)
    .min(1)
    .max(2000)
    .optional()
    .meta({ description: 'All of the evaluation when absent' }),
})
export const requestedBatch = z.object({ batchId: z.uuid(), jobId: z.uuid() })
export const batchParams = z.object({ id: z.uuid() })
