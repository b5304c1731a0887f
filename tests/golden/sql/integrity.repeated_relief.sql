with reasoned as (
      select line.*, btrim(coalesce(first.note, line.note)) as reason,
        left(line.month, 4)::int * 12 + right(line.month, 2)::int as month_no
      from (
    select payment.batch_id, payment.line_no, payment.village, payment.person_id,
      payment.head_person_id, payment.payee_person_id, payment.payee_name, payment.account_id,
      payment.standard_fen, payment.amount_fen,
      payment.amount_fen - coalesce(short.short_fen, 0) as paid_fen, payment.note,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, batch.township_code
    from payment
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    left join payment_shortfall short
      on short.district_code = payment.district_code and short.batch_id = payment.batch_id
      and short.line_no = payment.line_no and short.executed_on <= $1::date
    where payment.district_code = $2 and batch.month <= $3
      and not exists (
        select 1 from payment_result returned
        where returned.district_code = payment.district_code
          and returned.batch_id = payment.batch_id and returned.line_no = payment.line_no
          and returned.outcome = 'returned' and returned.executed_on <= $4::date)
      and not exists (
        select 1 from payment_stop stopped
        where stopped.district_code = payment.district_code
          and stopped.batch_id = payment.batch_id and stopped.line_no = payment.line_no)) line
      left join payment first on first.district_code = $5
        and first.batch_id = line.reissue_of_batch_id
        and first.line_no = line.reissue_of_line_no
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
        counted.times > $6::int as is_excess,
        -- An earlier one belongs to it when it is of the twelve months up to one too many.
        bool_or(counted.times > $7::int) over (
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
    join person head on head.district_code = $8 and head.id = line.head_person_id
    where line.is_part
    group by line.head_person_id, line.reason, head.identity_masked
-- parameters: ["2024-01-20","430603","2024-01","2024-01-20","430603",1,1,"430603"]
