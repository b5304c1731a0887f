with batch as materialized (
      select id, category_code, township_code, replace(month, '-', '')::int as month,
        1::bigint << (left(month, 4)::int * 12 + right(month, 2)::int) % 64 as month_bit
      from payment_batch
      where district_code = $1 and month <= $2
    )
    select payment.person_id, batch.category_code, batch.township_code, payment.head_person_id,
      payment.account_id, count(*) as lines, min(batch.month) as first_month,
      max(batch.month) as last_month, (max(batch.month) / 100 - min(batch.month) / 100) * 12
        + max(batch.month) % 100 - min(batch.month) % 100 + 1 as span,
      bit_count(bit_or(batch.month_bit)::bit(64)) as months,
      bool_or(payment.amount_fen > payment.standard_fen or payment.payee_person_id is null
        or payment.payee_person_id not in (payment.person_id, payment.head_person_id)
        or payment.note like '%补发%月%') as is_unusual
    from payment
    join batch on batch.id = payment.batch_id
    where payment.district_code = $3
    group by payment.person_id, batch.category_code, batch.township_code,
      payment.head_person_id, payment.account_id
-- parameters: ["430603","2024-01","430603"]
