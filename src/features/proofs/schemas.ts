import { z } from 'zod'
import { townshipCode } from '../../kernel/schemas.ts'

export const proof = z.object({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  townshipCode: z.string().nullable(),
  uploadedAt: z.iso.datetime(),
})
export type Proof = z.output<typeof proof>

export const proofId = z.object({ id: z.uuid() })

export const proofUpload = z.object({
  townshipCode: townshipCode.optional().meta({
    description: 'The township that may read it too; a township upload is always its own',
  }),
})
