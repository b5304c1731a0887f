with reasoned as (
      select line.*, btrim(line.note) as reason,
        (left("line"."month", 4)::int * 12 + right("line"."month", 2)::int) as month_no
      from irregular_line line
      where line.category_code = 'temporary'
    ),
    -- How often in the twelve months up to each month.
    counted as (
      select head_person_id, reason, month_no, count(*) over (
        partition by head_person_id, reason order by month_no
        range between 11 preceding and current row) as times
      from (select distinct head_person_id, reason, month_no from reasoned where reason <> '') once
    ),
    line as (
      select reasoned.*, counted.times,
        counted.times > $1::int as is_excess,
        -- An earlier one belongs to it when it is of the twelve months up to one too many.
        bool_or(counted.times > $2::int) over (
          partition by head_person_id, reason order by month_no
          range between current row and 11 following) as is_part
      from counted
      join reasoned using (head_person_id, reason, month_no)
    )
    select line.head_person_id || '/' || line.reason as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, 'temporary' as category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month,
      (sum(line.paid_fen) filter (where line.is_excess))::bigint as amount_fen,
      jsonb_build_object('identity', head.identity_masked, 'reason', line.reason,
        'times', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month),
        'excessFen', (sum(line.paid_fen) filter (where line.is_excess))::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (case when line.is_excess then line.paid_fen else 0 end)::text) order by line.batch_number, line.line_no) as evidence
    from line
    join person head on head.district_code = $3 and head.id = line.head_person_id
    where line.is_part
    group by line.head_person_id, line.reason, head.identity_masked
-- parameters: [1,1,"430603"]
