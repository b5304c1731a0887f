import type { ListNames } from '../../kernel/list.ts'
import type { Db } from '../../platform/db/database.ts'

export function districtOf(db: Db, districtCode: string) {
  return db
    .selectFrom('district')
    .select(['code', 'name'])
    .where('code', '=', districtCode)
    .executeTakeFirstOrThrow()
}

/** The district's townships, by code. */
export function townshipsOf(db: Db, districtCode: string) {
  return db
    .selectFrom('township')
    .select(['code', 'name'])
    .where('district_code', '=', districtCode)
    .orderBy('code')
    .execute()
}

/** The relief categories, in the order people list them. */
export function categoriesOf(db: Db, districtCode: string) {
  return db
    .selectFrom('category')
    .select(['code', 'name', 'delivery'])
    .where('district_code', '=', districtCode)
    .orderBy('position')
    .execute()
}

/** The names that lists show for codes. */
export async function listNames(db: Db, districtCode: string): Promise<ListNames> {
  const nameIn = (known: { code: string; name: string }[]) => {
    const names = new Map(known.map(({ code, name }) => [code, name]))
    return (code: string | null) => (code === null ? '' : (names.get(code) ?? code))
  }
  return {
    category: nameIn(await categoriesOf(db, districtCode)),
    township: nameIn(await townshipsOf(db, districtCode)),
  }
}
