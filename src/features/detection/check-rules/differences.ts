import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Detected, fenText } from '../rule.ts'

/** What the rules about checks tell: which person, what was paid, what he says. */
export const checkFacts = z.object({
  check: z.string(),
  identity: z.string(),
  month: z.string(),
  paidFen: fenText,
  receivedFen: fenText,
  from: z.string(),
  form: z.string(),
})

const fromNames = sql`case answer.received_from when 'bank' then '银行到账' when 'village' then '村(居)干部'
  when 'township' then '乡镇工作人员' when 'institution' then '供养机构' when 'nobody' then '没有人'
  when 'other' then '其他人' else '未问到' end`
const formNames = sql`case answer.received_form when 'account' then '存入账户' when 'cash' then '现金'
  when 'in_kind' then '实物' when 'none' then '没有收到' else '未问到' end`

/** Which answers differ, and by how much; may name `answer`, and `person` who has `paid_fen`. */
interface Difference {
  condition: RawBuilder<unknown>
  atStake: RawBuilder<unknown>
  /** False where the amount is none of the money that was paid. */
  isOfPaidMoney?: boolean
}

/**
 * The last answer about each person of a check that differs. What is at stake is laid on the
 * payment lines in their order, as much as each has, or else on the answer itself.
 */
export function answersWhere(
  districtCode: string,
  { condition, atStake, isOfPaidMoney = true }: Difference,
): RawBuilder<Detected> {
  return sql`
    with answer as materialized (
      select distinct on (check_id, position) *
      from recipient_check_answer
      where district_code = ${districtCode}
      order by check_id, position, seq desc),
    told as materialized (
      select held.id as check_id, held.number, held.month, held.township_code, held.category_code,
        person.position, person.paid_fen, known.identity_masked,
        coalesce(answer.received_fen, 0) as received_fen, ${fromNames} as from_name,
        ${formNames} as form_name, (${atStake})::bigint as fen
      from answer
      join recipient_check held on held.district_code = ${districtCode}
        and held.id = answer.check_id
      join recipient_check_person person on person.district_code = ${districtCode}
        and person.check_id = answer.check_id and person.position = answer.position
      join person known on known.district_code = ${districtCode} and known.id = person.person_id
      where ${condition}),
    line as materialized (
      select told.check_id, told.position, batch.number || '/' || part.line_no as key,
        batch.category_code, greatest(0, least(part.paid_fen, ${isOfPaidMoney ? sql`told.fen` : sql`0`}
          - sum(part.paid_fen) over before + part.paid_fen)) as fen,
        row_number() over before as place
      from told
      join recipient_check_line part on part.district_code = ${districtCode}
        and part.check_id = told.check_id and part.position = told.position
      join payment_batch batch on batch.district_code = ${districtCode}
        and batch.id = part.batch_id
      window before as (partition by told.check_id, told.position
        order by batch.number, part.line_no rows unbounded preceding)),
    lines as (
      select check_id, position, sum(fen) as fen,
        case when min(category_code) = max(category_code) then min(category_code) end as category,
        jsonb_agg(jsonb_build_object('kind', 'line', 'key', key, 'fen', fen::text)
          order by place) as list
      from line group by check_id, position)
    select told.number || '/' || told.position as subject, told.township_code,
      coalesce(told.category_code, lines.category) as category_code, told.month,
      told.fen as amount_fen,
      jsonb_build_object('check', told.number || '/' || told.position,
        'identity', told.identity_masked, 'month', told.month, 'paidFen', told.paid_fen::text,
        'receivedFen', told.received_fen::text, 'from', told.from_name,
        'form', told.form_name) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'check',
        'key', told.number || '/' || told.position, 'fen', (told.fen - lines.fen)::text))
        || lines.list as evidence
    from told
    join lines using (check_id, position)`
}
