import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../rule.ts'
import { paidLinesOf } from './paid-line.ts'

/** A line named `line` pays for the funeral of somebody in tekun, which no earlier month has paid. */
export function isFuneral(scope: Scope): RawBuilder<boolean> {
  const paid = paidLinesOf(scope, 'person_id', 'line.person_id')
  return sql`(line.category_code = 'tekun' and line.note ~ '丧葬' and not exists (
        select 1 from ${paid} earlier
        where earlier.category_code = 'tekun' and earlier.note ~ '丧葬'
          and earlier.month < line.month))`
}
