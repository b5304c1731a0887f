import { type RawBuilder, sql } from 'kysely'

/** 张**: the surname and one star for each further character, as `maskName` has it. */
export const maskedName = (column: string): RawBuilder<string> =>
  sql`left(${sql.ref(column)}, 1) || repeat('*', length(${sql.ref(column)}) - 1)`
