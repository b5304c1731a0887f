import { type RawBuilder, sql } from 'kysely'

/** Names of townships' and villages' own bodies, and of firms, as a regular expression. */
export const localBodies =
  '村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|' +
  '社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委'

/**
 * Somebody who handles the money, or a close relative, by an account's hash, on a day. Nearly all
 * accounts are in no register at all, so that is asked first, of one list for all rows.
 */
export function isStaffAccount(
  districtCode: string,
  hash: string,
  day: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const listed = sql`entry.district_code = ${districtCode}
    and entry.kind in ('staff', 'staff_family') and entry.account_hash is not null`
  return sql`(coalesce(${sql.ref(hash)} in (
      select entry.account_hash from register_entry entry where ${listed}), false)
    and exists (
      select 1 from register_entry entry
      where ${listed} and entry.account_hash = ${sql.ref(hash)} and entry.valid_from <= ${day}
        and (entry.valid_to is null or entry.valid_to >= ${day})))`
}

const firms = '公司|商行|商店|商场|超市|经营部|酒店|饭店|工厂|[厂店]$'

/** Names of whatever is no person, as a regular expression. */
export const bodies =
  `${localBodies}|${firms}|敬老院|福利院|福利中心|养老院|养护院|供养服务|救助站|医院|卫生院|` +
  '学校|小学|中学|幼儿园|合作社|基金会|协会|[局办]$'

/**
 * The payee of a line named `line` is an institution where the law has it so: people in tekun and
 * orphans who live in one (财社〔2017〕58号 第十条). Rosters give an institution no identity number,
 * but a number that was left out makes no institution of a person: a name so short is one's.
 */
export const isLawfulInstitution = sql`(line.payee_person_id is null
  and line.category_code in ('tekun', 'orphan')
  and line.payee_name !~ ${sql.lit(`${localBodies}|${firms}`)}
  and (line.payee_name ~ ${sql.lit(bodies)} or line.payee_name ~ '^[^·•・.]{5,}$'))`

/** The recipient of a line named `line` was under 18 at the start of its month. */
export function isMinor(districtCode: string): RawBuilder<boolean> {
  return sql`exists (
    select 1 from person minor
    where minor.district_code = ${districtCode} and minor.id = line.person_id
      and minor.birth_on + interval '18 years' > (line.month || '-01')::date)`
}
