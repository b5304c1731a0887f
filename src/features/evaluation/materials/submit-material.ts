import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { requireProofs } from '../../proofs/index.ts'
import { materialIncomplete, materialNotFound, receivedLater } from '../problems.ts'
import type { NewSubmission } from './schemas.ts'

export interface SubmitMaterial extends NewSubmission {
  today: string
  key?: string | undefined
}

/**
 * A township hands its material in, today; or the bureau registers what it received, on the day it
 * did. Resolves with the submission's id. Refuses: `material-not-found`, `received-later`,
 * `material-incomplete`, `proof-not-found`, `material-submitted`.
 */
export function submitMaterial(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: SubmitMaterial,
): Promise<string> {
  return command(actor, { action: 'evaluation:submit-material', key, input }, async (tx) => {
    const township = actor.townshipCode ?? input.townshipCode
    const material = await materialOf(tx, actor, input)
    if (material === undefined || township === undefined) throw materialNotFound()
    const submittedOn = actor.townshipCode === null ? (input.receivedOn ?? today) : today
    if (submittedOn > today) throw receivedLater({ day: submittedOn, today })
    const { sealedScanId = null, electronicCopyId = null } = input
    const lacking = [
      ...(material.needs_sealed_scan && sealedScanId === null ? ['盖章扫描件'] : []),
      ...(material.needs_electronic_copy && electronicCopyId === null ? ['电子版'] : []),
    ]
    if (lacking.length > 0) throw materialIncomplete({ name: material.name, lacking })
    await requireProofs(
      tx,
      actor,
      [sealedScanId, electronicCopyId].flatMap((id) => id ?? []),
    )
    const { id } = await tx
      .insertInto('material_submission')
      .values({
        district_code: actor.districtCode,
        year: input.year,
        material_code: input.material,
        township_code: township,
        submitted_on: submittedOn,
        submitted_by: actor.userId,
        sealed_scan_id: sealedScanId,
        electronic_copy_id: electronicCopyId,
        note: input.note,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const subject = `${input.year} ${input.material} ${township}`
    return { subject, detail: { submittedOn, sealedScanId, electronicCopyId }, result: id }
  })
}

function materialOf(tx: Tx, { districtCode }: Actor, { year, material }: NewSubmission) {
  return tx
    .selectFrom('material')
    .select(['name', 'needs_sealed_scan', 'needs_electronic_copy'])
    .where('district_code', '=', districtCode)
    .where('year', '=', year)
    .where('code', '=', material)
    .executeTakeFirst()
}
