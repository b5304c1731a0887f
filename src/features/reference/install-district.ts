import type { Db } from '../../platform/db/database.ts'
import { economicSubjects, functionalSubjects, yunxi } from './yunxi.ts'

/** Puts the district's own data in place; what is there already stays as it is. */
export async function installDistrict(db: Db, districtCode: string): Promise<void> {
  if (districtCode !== yunxi.code) throw new Error(`No reference data for district ${districtCode}`)
  const insert = db.insertInto('district').values({ code: yunxi.code, name: yunxi.name })
  await insert.onConflict((conflict) => conflict.doNothing()).execute()
  await db
    .insertInto('township')
    .values(yunxi.townships.map((one) => ({ ...one, district_code: districtCode })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('functional_subject')
    .values([...functionalSubjects])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('economic_subject')
    .values(
      economicSubjects.map(({ isPermitted, ...one }) => ({ ...one, is_permitted: isPermitted })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await installCategories(db, districtCode)
}

async function installCategories(db: Db, districtCode: string): Promise<void> {
  await db
    .insertInto('category')
    .values(
      yunxi.categories.map(({ code, name, delivery }, position) => ({
        district_code: districtCode,
        code,
        name,
        delivery,
        position,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('category_subject')
    .values(
      yunxi.categories.flatMap((category) =>
        category.subjects.map((subject) => ({
          district_code: districtCode,
          category_code: category.code,
          subject_code: subject,
        })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
