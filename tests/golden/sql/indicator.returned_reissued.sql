-- From each first payment that came back to all its re-issues, one after the other.
    with recursive attempt as (
      select batch_id as first_batch_id, line_no as first_line_no, batch_id, line_no,
        null::date as settled_on
      from measured_return
      where returned_on + $1::int <= $2::date and not exists (
        select 1 from measured_reissue again
        where again.batch_id = measured_return.batch_id
          and again.line_no = measured_return.line_no)
      union all
      select first_batch_id, first_line_no, again.batch_id, again.line_no, again.settled_on
      from attempt
      join measured_reissue again on again.of_batch_id = attempt.batch_id
        and again.of_line_no = attempt.line_no),
    settled as (
      select first_batch_id as batch_id, first_line_no as line_no, min(settled_on) as settled_on
      from attempt group by first_batch_id, first_line_no),
    returned as (
      select township_code, category as part, number || '/' || line_no as key,
        returned_on + $3::int as due_on,
        coalesce(settled_on <= returned_on + $4::int, false) as in_time
      from settled join measured_return using (batch_id, line_no))
    select township_code, part, count(*) filter (where in_time) as numerator,
      count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'line', 'key', key, 'says', '应于' || due_on || '前补发')) filter (where not in_time), '[]')
        as cases
    from returned
    group by township_code, part
-- parameters: [30,"2023-12-31",30,30]
