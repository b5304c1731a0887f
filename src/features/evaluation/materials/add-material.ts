import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { NewMaterial } from './schemas.ts'

/** Asks every township for something more; refuses with `material-exists`. */
export async function addMaterial(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: NewMaterial & { key?: string | undefined },
): Promise<void> {
  await command(actor, { action: 'evaluation:add-material', key, input }, async (tx) => {
    await tx
      .insertInto('material')
      .values({
        district_code: actor.districtCode,
        year: input.year,
        code: input.code,
        name: input.name,
        kind: input.kind,
        due_on: input.dueOn,
        needs_sealed_scan: input.needsSealedScan,
        needs_electronic_copy: input.needsElectronicCopy,
        source: input.source,
        certainty: input.certainty,
      })
      .execute()
    return { subject: `${input.year} ${input.code}`, detail: input, result: null }
  })
}
