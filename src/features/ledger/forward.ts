import { sql } from 'kysely'

/** A transfer's sides as money goes forward: a reversal has those of its original. */
export const forwardSides = sql`
    case when reverses_id is null then from_account_id else to_account_id end as giver_id,
    case when reverses_id is null then to_account_id else from_account_id end as taker_id`

/** What went forward with it: less than nothing with a reversal. */
export const forwardFen = sql<bigint>`
    case when reverses_id is null then amount_fen else -amount_fen end`
