import type { Actor } from './command.ts'
import { columnsOf, type Statement } from './sent-together.ts'

/** A session that nobody has looked up for a request: its commands confirm it, or are not executed. */
export interface ClaimedSession {
  readonly id: string
  /** When it was claimed; it must not have expired by then. */
  readonly at: Date
}

/** The statement that fails unless all who claim a session hold it as they say; it finds no rows. */
export function confirmationOf(actors: readonly Actor[]): Statement[] {
  const claims = new Map(
    actors.flatMap(({ districtCode, userId, role, claimed }) => {
      if (claimed === undefined) return []
      const claim = [districtCode, claimed.id, userId, role, claimed.at.toISOString()]
      return [[claim.join(' '), claim]]
    }),
  )
  if (claims.size === 0) return []
  return [
    {
      text: `select from confirm_callers($1::text[], $2::uuid[], $3::uuid[], $4::text[],
        $5::timestamptz[])`,
      values: columnsOf([...claims.values()]),
    },
  ]
}
