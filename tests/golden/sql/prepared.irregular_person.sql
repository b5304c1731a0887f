select person_id
    from paid_series
    group by person_id
    having count(*) > 1 or bool_or(category_code = 'temporary') or bool_or(is_unusual)
      or bool_or(lines > months) or bool_or(span > months)
    union
    -- No list covers them from the first month paid to the last.
    select series.person_id
    from paid_series series
    where series.category_code <> 'temporary' and not exists (
      select 1 from eligibility listed
      where listed.district_code = $1 and listed.person_id = series.person_id
        and listed.category_code = series.category_code
        and listed.township_code = series.township_code
        and replace(listed.from_month, '-', '')::int <= series.first_month
        and (listed.to_month is null
          or replace(listed.to_month, '-', '')::int >= series.last_month))
    union
    -- What came back or was stopped leaves a gap.
    select payment.person_id
    from (
        select batch_id, line_no from payment_result
        where district_code = $2 and outcome = 'returned'
          and executed_on <= $3::date
        union all
        select batch_id, line_no from payment_stop where district_code = $4) missed
    join payment on payment.district_code = $5
      and payment.batch_id = missed.batch_id and payment.line_no = missed.line_no
-- parameters: ["430603","430603","2024-01-20","430603","430603"]
