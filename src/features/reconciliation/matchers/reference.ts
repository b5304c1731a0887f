import { sql } from 'kysely'
import { isOtherParty, isSameAmount, type Matcher } from './matcher.ts'

/**
 * The remark names the book entry, and side and amount agree. Of several lines that name it, the
 * one of the earliest day is it, where that is a single one; the others are paid twice.
 */
export const reference: Matcher = {
  code: 'reference',
  name: '按附言中的单号',
  find: ({ lines }) => sql`
    with candidate as (
      select distinct line.no as line, item.no as item, line.booked_on
      from ${lines} line
      cross join unnest(line.words) word
      join open_item item on item.reference = word
      where ${isSameAmount} and not ${isOtherParty})
    select line as match_no, line, item
    from (
      select line, item, booked_on,
        count(*) over (partition by line) as items,
        min(booked_on) over (partition by item) as first_on,
        count(*) over (partition by item, booked_on) as lines_of_day
      from candidate) counted
    where items = 1 and booked_on = first_on and lines_of_day = 1`,
}
