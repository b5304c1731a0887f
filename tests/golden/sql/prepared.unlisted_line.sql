select line.*
    from irregular_line line
    where line.category_code <> 'temporary'
      and not exists (
        select 1 from eligibility listed
        where listed.district_code = $1 and listed.person_id = line.person_id
          and listed.category_code = line.category_code
          and listed.township_code = line.township_code and listed.from_month <= line.month
          and (listed.to_month is null or listed.to_month >= line.month))
      and line.note !~ '补发.*月'
-- parameters: ["430603"]
