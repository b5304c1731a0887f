select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      '[]'::jsonb as cases
    from township where district_code = $1
    union all
    select township_code, part, count(*), 0,
      jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', says))
    from (
        select again.*, earlier_number || '之后再次发生' as says
        from (
          select measured_finding.*, lag(number) over before as earlier_number,
            lag(found_on) over before as earlier_on
          from measured_finding
          where pattern <> 'other'
          window before as (partition by township_code, pattern order by found_on, number)) again
        where found_on >= make_date($2::int, 1, 1)
          and earlier_on + make_interval(months => $3::int) >= found_on) finding
    group by township_code, part
-- parameters: ["430603",2023,24]
