import type { Db } from '../../../platform/db/database.ts'
import { installMaterials } from '../materials/install-materials.ts'
import effectiveness2023 from '../schemes/effectiveness-2023.json' with { type: 'json' }
import provincialRelief2023 from '../schemes/provincial-relief-2023.json' with { type: 'json' }
import selfEvaluation2023 from '../schemes/self-evaluation-2023.json' with { type: 'json' }
import { schemeDefinition } from './definition.ts'

const shipped = [effectiveness2023, provincialRelief2023, selfEvaluation2023]

/** Puts the schemes and materials in place that come with the service; what is there already stays as it is. */
export async function installSchemes(db: Db, districtCode: string): Promise<void> {
  for (const definition of shipped) {
    const { code, version, year } = schemeDefinition.parse(definition)
    await db
      .insertInto('scheme')
      .values({
        district_code: districtCode,
        code,
        version,
        year,
        definition: JSON.stringify(definition),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await installMaterials(db, districtCode)
}
