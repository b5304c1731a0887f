import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { column, pageInOrder } from '../../platform/db/keyset.ts'
import { maskedName } from '../../platform/db/masked-name.ts'
import { checkNotFound } from './problems.ts'
import type { CheckPerson, PersonFilter } from './schemas.ts'

const position = column.count('position')
const orders = {
  position,
  part: column.text('part'),
  village: column.text('village'),
  name: column.text('name'),
  paid: column.fen('paid'),
  riskScore: { value: sql`(row."riskScore")::numeric`, type: 'numeric' },
  askedOn: column.text('askedOn'),
  outcome: column.text('outcome'),
  received: { value: sql`coalesce(row.received, -1)`, type: 'bigint' },
} as const

/** The list for visit or call with what was answered so far; refuses with a problem where none. */
export async function pageOfPersons(
  db: Db,
  districtCode: string,
  { id, sort = 'position', limit, cursor }: PersonFilter & { id: string },
): Promise<{ items: CheckPerson[]; nextCursor: string | null }> {
  const rows = personRows(districtCode, id)
  const by = { columns: orders, sort, id: position, limit, cursor }
  const page = await pageInOrder<CheckPerson, keyof typeof orders>(db, rows, by)
  if (page.items.length === 0 && cursor === undefined) throw checkNotFound()
  return page
}

/** Everybody of a sample, in the order drawn. */
export async function personsOf(
  db: Db,
  districtCode: string,
  checkId: string,
): Promise<CheckPerson[]> {
  const { rows } = await sql<CheckPerson>`
    ${personRows(districtCode, checkId)} order by drawn.position`.execute(db)
  return rows
}

function personRows(districtCode: string, checkId: string) {
  return sql`
    select drawn.position, drawn.part, ${maskedName('person.name')} as name,
      person.identity_masked as identity, drawn.village, account.number_masked as account,
      (select string_agg(distinct category.name, '、')
        from recipient_check_line line
        join payment_batch batch on batch.district_code = line.district_code
          and batch.id = line.batch_id
        join category on category.district_code = batch.district_code
          and category.code = batch.category_code
        where line.district_code = drawn.district_code and line.check_id = drawn.check_id
          and line.position = drawn.position) as categories,
      drawn.paid_fen as paid, drawn.risk_score::text as "riskScore", answer.asked_on as "askedOn",
      answer.asked_by as "askedBy", answer.outcome, answer.received_fen as received,
      answer.received_from as "receivedFrom", answer.received_form as "receivedForm",
      answer.note, coalesce(answer.seq, 0) as "answerCount"
    from recipient_check_person drawn
    join person on person.district_code = drawn.district_code and person.id = drawn.person_id
    join bank_account account on account.district_code = drawn.district_code
      and account.id = drawn.account_id
    left join lateral (
      select * from recipient_check_answer said
      where said.district_code = drawn.district_code and said.check_id = drawn.check_id
        and said.position = drawn.position
      order by seq desc limit 1) answer on true
    where drawn.district_code = ${districtCode} and drawn.check_id = ${checkId}::uuid`
}
