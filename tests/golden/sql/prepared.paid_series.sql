-- Categories and townships by number, because every line is compared by them.
    with batch as materialized (
      select id, category_code, township_code,
        dense_rank() over (order by category_code, township_code)::int as place,
        replace(month, '-', '')::int as month,
        1::bigint << (left("month", 4)::int * 12 + right("month", 2)::int) % 64 as month_bit
      from payment_batch
      where district_code = $1 and month <= $2
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
      where payment.district_code = $3
      group by payment.person_id, batch.place, payment.head_person_id, payment.account_id
    )
    select series.person_id, place.category_code, place.township_code, series.head_person_id,
      series.account_id, series.lines, series.first_month, series.last_month,
      (series.last_month / 100 - series.first_month / 100) * 12
        + series.last_month % 100 - series.first_month % 100 + 1 as span,
      series.months, series.standard_fen, series.is_unusual
    from series
    join (select distinct place, category_code, township_code from batch) place using (place)
-- parameters: ["430603","2024-01","430603"]
