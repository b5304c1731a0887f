import { sql } from 'kysely'
import { monthOf } from '../../../kernel/month.ts'
import type { Prepared } from '../prepared.ts'
import { monthNumber } from './month-number.ts'

/**
 * What a person was to be paid of a category in a township, by head of household and account: how
 * many lines, in how many months, from which to which (202301), how many months that spans, at what
 * standard at most, and whether a line was unusual: more than the standard, made up for later, or for
 * a payee who is neither the recipient nor the head of household or has no identity number. What came
 * back is among it. Nearly everybody is one row here, so a rule that asks who is unlike others asks a
 * twelfth of the rows, and looks at the paid lines of those alone. Months are counted as bits, one
 * every 64 months, so there may be more of them than counted and never fewer.
 */
export const paidSeries: Prepared = {
  table: 'paid_series',
  query: ({ districtCode, asOf }) => sql`
    -- Categories and townships by number, because every line is compared by them.
    with batch as materialized (
      select id, category_code, township_code,
        dense_rank() over (order by category_code, township_code)::int as place,
        replace(month, '-', '')::int as month,
        1::bigint << ${monthNumber('month')} % 64 as month_bit
      from payment_batch
      where district_code = ${districtCode} and month <= ${monthOf(asOf)}
    ),
    series as (
      select payment.person_id, batch.place, payment.head_person_id, payment.account_id,
        count(*) as lines, min(batch.month) as first_month, max(batch.month) as last_month,
        bit_count(bit_or(batch.month_bit)::bit(64)) as months,
        max(payment.standard_fen) as standard_fen,
        bool_or(payment.amount_fen > payment.standard_fen or payment.payee_person_id is null
          or payment.payee_person_id <> payment.person_id
            and payment.payee_person_id <> payment.head_person_id
          or payment.note like '%补发%月%') as is_unusual
      from payment
      join batch on batch.id = payment.batch_id
      where payment.district_code = ${districtCode}
      group by payment.person_id, batch.place, payment.head_person_id, payment.account_id
    )
    select series.person_id, place.category_code, place.township_code, series.head_person_id,
      series.account_id, series.lines, series.first_month, series.last_month,
      (series.last_month / 100 - series.first_month / 100) * 12
        + series.last_month % 100 - series.first_month % 100 + 1 as span,
      series.months, series.standard_fen, series.is_unusual
    from series
    join (select distinct place, category_code, township_code from batch) place using (place)`,
}
