import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

export interface StatedDocument {
  number: string
  title: string
  level: 'central' | 'province' | 'city' | 'county'
  /** The first day, where it came in parts. */
  receivedOn: string
}

/** What the documents of these numbers are, in the order in which they came. */
export async function documentsOf(
  db: Db,
  districtCode: string,
  numbers: readonly string[],
): Promise<StatedDocument[]> {
  const { rows } = await sql<StatedDocument>`
    select document_number as number, min(title) as title, min(level) as level,
      min(received_on) as "receivedOn"
    from appropriation
    where district_code = ${districtCode} and document_number = any(${numbers}::text[])
    group by document_number
    order by min(received_on), document_number`.execute(db)
  return rows
}
