select township_code, part, count(*) filter (where in_time) as numerator,
      count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', '应于' || due_on || '前整改,' || coalesce(handed_in_on || '报送', '未报送'))) filter (where not in_time), '[]') as cases
    from (
      select *, is_done and handed_in_on <= due_on as in_time
      from (
    select * from (
    select finding.township_code, finding.number, finding.pattern, finding.found_on,
      finding.amount_fen, finding.due_on,
      case finding.pattern when 'retention' then '滞留' when 'interception' then '截留'
        when 'diversion' then '挪用' when 'out_of_scope' then '超范围'
        when 'integrity' then '疑似虚假' else '其他' end as part,
      done.yes as is_done, (not done.yes and due_on <
    case when stood.state = 'submitted' then stood.handed_in_on else $1::date end) as is_overdue, stood.handed_in_on, put_right.rectified_fen
    from finding
    cross join lateral (
      select (array_agg(to_state order by seq desc))[1] as state,
        max(happened_on) filter (where event = 'submit') as handed_in_on
      from finding_event step
      where step.district_code = finding.district_code and step.finding_id = finding.id
        and step.happened_on <= $2::date) stood
    cross join lateral (
      select coalesce(stood.state = any($3), false) as yes) done
    -- What was handed in and returned does not count, nor what was booked and taken back.
    cross join lateral (
      select coalesce(sum(rectified_fen) filter (where event = 'book'
        or (event = 'submit' and answer is distinct from 'return')), 0)::bigint as rectified_fen
      from (
        select event, rectified_fen,
          lead(event) over (partition by event = 'book' order by seq) as answer
        from finding_event step
        where step.district_code = finding.district_code and step.finding_id = finding.id
          and event in ('submit', 'return', 'book') and step.happened_on <= $4::date
          and not exists (
            select 1 from finding_booking booked
            where booked.district_code = step.district_code
              and booked.finding_id = step.finding_id and booked.seq = step.seq
              and booked.reversed_on <= $5::date)
        ) handed_in) put_right
    where finding.district_code = $6 and finding.township_code is not null
      and finding.found_on <= $7::date) known
    where found_on >= make_date($8::int, 1, 1)) found) finding
    where is_done or is_overdue
    group by township_code, part
-- parameters: ["2023-12-31","2023-12-31",["verified","closed"],"2023-12-31","2023-12-31","430603","2023-12-31",2023]
