with small as (
      select line.*, coalesce((
          select result.executed_on from payment_result result
          where result.district_code = $1 and result.batch_id = line.batch_id
            and result.line_no = line.line_no), (line.month || '-01')::date) as paid_on
      from irregular_line line
      where line.category_code = 'temporary' and line.paid_fen <= $2::int * 100
    ),
    -- What a household had in the days up to each of its grants.
    summed as (
      select small.*, sum(paid_fen) over recent > $3::int * 100 as is_over,
        paid_on - lag(paid_on) over (partition by head_person_id order by paid_on,
          batch_number, line_no) > $4::int as is_apart
      from small
      window recent as (partition by head_person_id order by paid_on
        range between make_interval(days => $5::int) preceding and current row)
    ),
    -- A grant is part of it where one of the days after it goes over; runs are told apart.
    line as (
      select summed.*,
        bool_or(is_over) over (partition by head_person_id order by paid_on
          range between current row and make_interval(days => $6::int) following)
          as is_part,
        count(*) filter (where is_apart) over (partition by head_person_id
          order by paid_on, batch_number, line_no) as run
      from summed
    )
    -- By the first that was entered, so that what comes later is of the same case.
    select line.head_person_id || '/' || (array_agg(line.line_key
        order by line.month, line.batch_id, line.line_no))[1] as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, 'temporary' as category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', head.identity_masked, 'grants', count(*),
        'firstOn', min(line.paid_on), 'lastOn', max(line.paid_on),
        'largestFen', max(line.paid_fen)::text, 'paidFen', sum(line.paid_fen)::text,
        'limitFen', ($7::int * 100)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from line
    join person head on head.district_code = $8 and head.id = line.head_person_id
    where line.is_part
    group by line.head_person_id, line.run, head.identity_masked
-- parameters: ["430603",2000,2000,30,30,30,2000,"430603"]
