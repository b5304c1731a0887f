import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { column, pageInOrder } from '../../platform/db/keyset.ts'
import { maskedName } from '../../platform/db/masked-name.ts'
import type { RegisterEntry, RegisterQuery } from './schemas.ts'

const orders = {
  validFrom: column.day('validFrom'),
  kind: column.text('kind'),
  name: column.text('name'),
  fileName: column.text('fileName'),
}

/** What other departments' lists say, the latest first if not asked; names and numbers masked. */
export function registerEntriesOf(
  db: Db,
  districtCode: string,
  { kind, on, sort = '-validFrom', limit, cursor }: RegisterQuery,
): Promise<{ items: RegisterEntry[]; nextCursor: string | null }> {
  const rows = sql`
    select entry.id, entry.kind, ${maskedName('name')} as name,
      identity_masked as identity, valid_from as "validFrom", valid_to as "validTo", note,
      file_name as "fileName"
    from register_entry entry
    join import on import.district_code = entry.district_code and import.id = entry.import_id
    where entry.district_code = ${districtCode}
      and (${kind ?? null}::text is null or entry.kind = ${kind ?? null})
      and (${on ?? null}::date is null
        or ${on ?? null}::date between valid_from and coalesce(valid_to, 'infinity'))`
  return pageInOrder(db, rows, { columns: orders, sort, id: column.id('id'), limit, cursor })
}
