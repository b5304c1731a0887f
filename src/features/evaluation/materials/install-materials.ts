import type { Db } from '../../../platform/db/database.ts'
import shipped from './materials-2023.json' with { type: 'json' }
import { newMaterial } from './schemas.ts'

/** Puts the year's materials in place; what is there already stays as it is. */
export async function installMaterials(db: Db, districtCode: string): Promise<void> {
  const materials = shipped.map((one) => newMaterial.parse(one))
  await db
    .insertInto('material')
    .values(
      materials.map((one) => ({
        district_code: districtCode,
        year: one.year,
        code: one.code,
        name: one.name,
        kind: one.kind,
        due_on: one.dueOn,
        needs_sealed_scan: one.needsSealedScan,
        needs_electronic_copy: one.needsElectronicCopy,
        source: one.source,
        certainty: one.certainty,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
