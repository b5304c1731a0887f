select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      '[]'::jsonb as cases
    from township where district_code = $1
    union all
    select township_code, part, count(*), 0,
      jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', says))
    from (
        select again.*, earlier.number || '之后再次发生' as says
        from (
    select finding.township_code, finding.number, finding.pattern, finding.found_on,
      finding.amount_fen, finding.due_on,
      case finding.pattern when 'retention' then '滞留' when 'interception' then '截留'
        when 'diversion' then '挪用' when 'out_of_scope' then '超范围'
        when 'integrity' then '疑似虚假' else '其他' end as part,
      done.yes as is_done, (not done.yes and due_on <
    case when stood.state = 'submitted' then stood.handed_in_on else $2::date end) as is_overdue, stood.handed_in_on, put_right.rectified_fen
    from finding
    cross join lateral (
      select (array_agg(to_state order by seq desc))[1] as state,
        max(happened_on) filter (where event = 'submit') as handed_in_on
      from finding_event step
      where step.district_code = finding.district_code and step.finding_id = finding.id
        and step.happened_on <= $3::date) stood
    cross join lateral (
      select coalesce(stood.state = any($4), false) as yes) done
    -- What was handed in and returned does not count, nor what was booked and taken back.
    cross join lateral (
      select coalesce(sum(rectified_fen) filter (where event = 'book'
        or (event = 'submit' and answer is distinct from 'return')), 0)::bigint as rectified_fen
      from (
        select event, rectified_fen,
          lead(event) over (partition by event = 'book' order by seq) as answer
        from finding_event step
        where step.district_code = finding.district_code and step.finding_id = finding.id
          and event in ('submit', 'return', 'book') and step.happened_on <= $5::date
          and not exists (
            select 1 from finding_booking booked
            where booked.district_code = step.district_code
              and booked.finding_id = step.finding_id and booked.seq = step.seq
              and booked.reversed_on <= $6::date)
        ) handed_in) put_right
    where finding.district_code = $7 and finding.township_code is not null
      and finding.found_on <= $8::date) again
        cross join lateral (
          select number from (
    select finding.township_code, finding.number, finding.pattern, finding.found_on,
      finding.amount_fen, finding.due_on,
      case finding.pattern when 'retention' then '滞留' when 'interception' then '截留'
        when 'diversion' then '挪用' when 'out_of_scope' then '超范围'
        when 'integrity' then '疑似虚假' else '其他' end as part,
      done.yes as is_done, (not done.yes and due_on <
    case when stood.state = 'submitted' then stood.handed_in_on else $9::date end) as is_overdue, stood.handed_in_on, put_right.rectified_fen
    from finding
    cross join lateral (
      select (array_agg(to_state order by seq desc))[1] as state,
        max(happened_on) filter (where event = 'submit') as handed_in_on
      from finding_event step
      where step.district_code = finding.district_code and step.finding_id = finding.id
        and step.happened_on <= $10::date) stood
    cross join lateral (
      select coalesce(stood.state = any($11), false) as yes) done
    -- What was handed in and returned does not count, nor what was booked and taken back.
    cross join lateral (
      select coalesce(sum(rectified_fen) filter (where event = 'book'
        or (event = 'submit' and answer is distinct from 'return')), 0)::bigint as rectified_fen
      from (
        select event, rectified_fen,
          lead(event) over (partition by event = 'book' order by seq) as answer
        from finding_event step
        where step.district_code = finding.district_code and step.finding_id = finding.id
          and event in ('submit', 'return', 'book') and step.happened_on <= $12::date
          and not exists (
            select 1 from finding_booking booked
            where booked.district_code = step.district_code
              and booked.finding_id = step.finding_id and booked.seq = step.seq
              and booked.reversed_on <= $13::date)
        ) handed_in) put_right
    where finding.district_code = $14 and finding.township_code is not null
      and finding.found_on <= $15::date) known
          where known.township_code = again.township_code and known.pattern = again.pattern
            and (known.found_on, known.number) < (again.found_on, again.number)
            and known.found_on + make_interval(months => $16::int) >= again.found_on
          order by found_on desc, number desc limit 1) earlier
        where again.found_on >= make_date($17::int, 1, 1) and again.pattern <> 'other') finding
    group by township_code, part
-- parameters: ["430603","2023-12-31","2023-12-31",["verified","closed"],"2023-12-31","2023-12-31","430603","2023-12-31","2023-12-31","2023-12-31",["verified","closed"],"2023-12-31","2023-12-31","430603","2023-12-31",24,2023]
