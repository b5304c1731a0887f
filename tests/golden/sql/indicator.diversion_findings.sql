select code as township_code, '' as part, 0 as numerator, 1 as denominator,
      '[]'::jsonb as cases
    from township where district_code = $1
    union all
    select township_code, part, count(*), 0,
      jsonb_agg(jsonb_build_object('kind', 'finding', 'key', number, 'says', says))
    from (select *, part || to_char(amount_fen / 100.0, 'FM999,999,999,999,990.00') || '元' as says from (select * from measured_finding where found_on >= make_date($2::int, 1, 1)) found
        where pattern in ('diversion', 'interception')) finding
    group by township_code, part
-- parameters: ["430603",2023]
