with recursive reissue as materialized (
      select batch_id, line_no, reissue_of_batch_id, reissue_of_line_no
      from payment
      where district_code = $1 and reissue_of_batch_id is not null
    ),
    -- From each first payment that came back to all its re-issues, one after the other.
    attempt as (
      select first.batch_id as first_batch_id, first.line_no as first_line_no, first.batch_id,
        first.line_no
      from payment first
      join payment_result result on result.district_code = first.district_code
        and result.batch_id = first.batch_id and result.line_no = first.line_no
      where first.district_code = $2 and first.reissue_of_batch_id is null
        and result.outcome = 'returned' and result.executed_on <= $3::date
      union all
      select attempt.first_batch_id, attempt.first_line_no, again.batch_id, again.line_no
      from attempt
      join reissue again on again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no
    ),
    -- Those of which no attempt has reached the person.
    waiting as (
      select attempt.first_batch_id as batch_id, attempt.first_line_no as line_no,
        count(*) as attempts
      from attempt
      left join payment_result settled on settled.district_code = $4
        and settled.batch_id = attempt.batch_id and settled.line_no = attempt.line_no
        and settled.outcome = 'settled' and settled.executed_on <= $5::date
      group by attempt.first_batch_id, attempt.first_line_no
      having count(settled.line_no) = 0
    )
    select batch.number || '/' || line.line_no as subject, batch.township_code,
      batch.category_code, batch.month, line.amount_fen,
      jsonb_build_object('identity', person.identity_masked, 'month', batch.month,
        'township', (select township.name from township
    where township.district_code = $6 and township.code = "batch"."township_code"),
        'category', (select category.name from category
    where category.district_code = $7 and category.code = "batch"."category_code"), 'returnedOn', result.executed_on,
        'attempts', waiting.attempts, 'waitingFen', line.amount_fen::text,
        'waitingDays', $8::date - result.executed_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'line', 'key', batch.number || '/' || line.line_no, 'fen', (line.amount_fen)::text)) as evidence
    from waiting
    join payment line on line.district_code = $9
      and line.batch_id = waiting.batch_id and line.line_no = waiting.line_no
    join payment_result result on result.district_code = line.district_code
      and result.batch_id = line.batch_id and result.line_no = line.line_no
    join payment_batch batch
      on batch.district_code = line.district_code and batch.id = line.batch_id
    join person on person.district_code = line.district_code and person.id = line.person_id
    where $10::date - result.executed_on > $11::int
      and not exists (
        select 1 from remitted_line
        join remittance on remittance.district_code = remitted_line.district_code
          and remittance.id = remitted_line.remittance_id
        where remitted_line.district_code = $12
          and remitted_line.batch_id = line.batch_id and remitted_line.line_no = line.line_no
          and remittance.remitted_on <= $13::date
          and not exists (
    select 1 from reversal
    where reversal.district_code = $14 and reversal.origin_id = "remittance"."id"
      and reversal.reversed_on <= $15::date))
-- parameters: ["430603","430603","2024-01-20","430603","2024-01-20","430603","430603","2024-01-20","430603","2024-01-20",30,"430603","2024-01-20","430603","2024-01-20"]
