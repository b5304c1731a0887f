import { createHash } from 'node:crypto'
import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { proofMissing, proofTypeRefused } from './problems.ts'
import { acceptedExtensions, proofTypeOf } from './proof-type.ts'

export interface StoreProof {
  fileName: string
  content: Buffer
  /** The township that may read it; a township's user always uploads for his own. */
  townshipCode?: string | undefined
  key?: string | undefined
}

/** Keeps a file as proof; resolves with its id. Refuses: `proof-missing`, `proof-type-refused`. */
export async function storeProof(
  command: RunCommand,
  actor: Actor,
  { fileName, content, key, ...input }: StoreProof,
): Promise<string> {
  if (content.length === 0) throw proofMissing()
  const mediaType = await proofTypeOf(fileName, content)
  if (mediaType === null) throw proofTypeRefused({ fileName, allowed: acceptedExtensions })
  const sha256 = createHash('sha256').update(content).digest()
  const township = actor.townshipCode ?? input.townshipCode ?? null
  const facts = { fileName, sha256: sha256.toString('hex'), townshipCode: township }
  return command(actor, { action: 'proofs:store', key, input: facts }, async (tx) => {
    const { id } = await tx
      .insertInto('proof_file')
      .values({
        district_code: actor.districtCode,
        file_name: fileName,
        media_type: mediaType,
        size_bytes: content.length,
        sha256,
        content,
        township_code: township,
        uploaded_by: actor.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { subject: id, detail: { ...facts, sizeBytes: content.length }, result: id }
  })
}
