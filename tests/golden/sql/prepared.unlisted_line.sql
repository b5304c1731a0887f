select line.*
    from irregular_line line
    where line.category_code <> 'temporary'
      and not exists (
        select 1 from eligibility listed
        where listed.district_code = $1 and listed.person_id = line.person_id
          and listed.category_code = line.category_code
          and listed.township_code = line.township_code and listed.from_month <= line.month
          and (listed.to_month is null or listed.to_month >= line.month))
      and not (("line"."note" ~ '补发.*月' and "line"."category_code" <> 'temporary') and exists (
        select 1 from eligibility earlier
        where earlier.district_code = $2 and earlier.person_id = line.person_id
          and earlier.category_code = line.category_code
          and earlier.township_code = line.township_code and earlier.from_month < line.month
          and ("earlier"."to_month" is null or "earlier"."to_month" >= "earlier"."from_month")))
-- parameters: ["430603","430603"]
