select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      '[]'::jsonb as cases
    from township where district_code = $1
    union all
    select township_code, part, count(*), 0,
      jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', says))
    from (
        select again.*, earlier.number || '之后再次发生' as says
        from (
  select * from measured_finding where found_on >= make_date($2::int, 1, 1)) again
        cross join lateral (
          select number from measured_finding known
          where known.township_code = again.township_code and known.pattern = again.pattern
            and (known.found_on, known.number) < (again.found_on, again.number)
            and known.found_on + make_interval(months => $3::int) >= again.found_on
          order by found_on desc, number desc limit 1) earlier
        where again.pattern <> 'other') finding
    group by township_code, part
-- parameters: ["430603",2023,24]
