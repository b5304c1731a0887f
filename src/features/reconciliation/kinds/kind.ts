import { type RawBuilder, sql } from 'kysely'
import type { ExceptionKind, ExceptionReason } from '../exceptions/words.ts'
import type { MonthScope } from '../scope.ts'

/** What is left over belongs to the first kind that takes it. */
export interface KindFinder {
  kind: ExceptionKind
  reason: ExceptionReason
  /**
   * Rows `(line, item, facts)`: numbers of `open_line` and `open_item`, one of which may be null.
   * A line or an item that comes up twice is not taken.
   */
  find(scope: MonthScope): RawBuilder<unknown>
}

export const noFacts = sql`'{}'::jsonb`
