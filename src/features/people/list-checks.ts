import { type RawBuilder, sql } from 'kysely'
import { maskedName } from '../../platform/db/masked-name.ts'
import { type Check, type FaultTest, firstFaults } from '../imports/index.ts'
import { comparedList, monthBefore, noEnd } from './compare-list.ts'

const yuan = (column: string) => sql`(${sql.ref(column)} / 100.0)::numeric(20, 2)`
const endOf = (column: string) =>
  sql`case ${sql.ref(column)} when ${noEnd} then '尚未终止' else '至 ' || ${sql.ref(column)} end`

/** What a list cannot say of a record that is registered, or beside those that are. */
export function listChecks(districtCode: string): Check[] {
  const rows = sql`select * from (${comparedList(districtCode)}) compared where row_no is not null`
  return [firstFaults(rows, [...monthTests, ...fixedTests])]
}

const ofEnd = (when: RawBuilder<unknown>, reason: RawBuilder<unknown>): FaultTest => ({
  when,
  column: '终止月份',
  value: sql`coalesce(told_to, '')`,
  reason,
})

const reachesNext = sql`coalesce(told_to, ${noEnd}) >= next_from`

const monthTests: FaultTest[] = [
  ofEnd(
    sql`told_to < from_month and (id is null or told_to <> ${monthBefore('from_month')})`,
    sql`'终止月份早于起始月份'
      || case when id is null then '' else ';如自始就不应享受,请填 ' || ${monthBefore('from_month')} end`,
  ),
  // Whom somebody has ended for a reason, no list brings back by still having him.
  ofEnd(
    sql`end_reason is not null and coalesce(ends, ${noEnd}) > was_to
      or from_month <= ended_by_hand and coalesce(ends, ${noEnd}) > ended_by_hand`,
    sql`'已在系统中办理终止,最后享受月份为 ' || coalesce(case when end_reason is not null then was_to end,
      ended_by_hand) || ',名单不能恢复或延长;确需恢复的,请先在“在保名单”中撤销终止'`,
  ),
  // Who is ended in his earlier record would go on by the later one.
  ofEnd(
    sql`${reachesNext} and (told_to > later_to
      or not is_followed_in_file and coalesce(told_to, ${noEnd}) <> later_to)`,
    sql`'该人该类别自 ' || next_from || ' 起另有记录(' || ${endOf('later_to')} || '),本行应止于 '
      || ${monthBefore('next_from')} || ';此后的终止月份请写在后一条记录的行里'`,
  ),
  ofEnd(
    sql`id is null and told_to < unnamed_to`,
    sql`'该人该类别另有更早的记录(' || ${endOf('unnamed_to')} || ');请在文件中一并列出并写明其终止月份'`,
  ),
]

/** A batch was made by what is registered, so it stays. */
const fixedTests: FaultTest[] = [
  {
    when: sql`is_fixed and is_standard_other`,
    column: '月标准',
    value: yuan('standard'),
    reason: sql`'自 ' || from_month || ' 起的月标准已登记为 ' || ${yuan('was_standard')}
      || ' 元,并已据此编制或校验批次;标准调整的,请保留原行,另列一行写新标准及其起始月份'`,
  },
  {
    when: sql`is_fixed and is_head_other`,
    column: '户主身份证号',
    value: sql`head_identity_masked`,
    reason: sql`'户主已登记为 ' || ${maskedName('head_name')} || '(' || head_masked
      || '),并已据此编制或校验批次;更换户主的,请保留原行,另列一行写新户主及其起始月份'`,
  },
]
