with line as (
      select * from raised_line
      union all
      select *, standard_fen from irregular_line
      where line_key not in (select line_key from raised_line)
    )
    select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.paid_fen - due.fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'category', (select category.name from category
    where category.district_code = $1 and category.code = "line"."category_code"), 'month', line.month,
        'standardFen', line.approved_fen::text, 'rosterFen', line.standard_fen::text,
        'months', due.months, 'amountFen', line.paid_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen - due.fen)::text)) as evidence
    from line
    join person on person.district_code = $2 and person.id = line.person_id
    -- Of whom no list knows since when, another rule tells.
    cross join lateral (
      select months, months * line.approved_fen as fen
      from (select case when not ("line"."note" ~ '补发.*月' and "line"."category_code" <> 'temporary') then 1 else (
        select (left("line"."month", 4)::int * 12 + right("line"."month", 2)::int) - min((left("listed"."from_month", 4)::int * 12 + right("listed"."from_month", 2)::int)) + 1
        from eligibility listed
        where listed.district_code = $3 and listed.person_id = line.person_id
          and listed.category_code = line.category_code and listed.from_month <= line.month
          and ("listed"."to_month" is null or "listed"."to_month" >= "listed"."from_month"))
        end as months) since) due
    where line.amount_fen > line.approved_fen and line.paid_fen > due.fen
      and not (line.note ~ '〔\d{4}〕\d+号' and exists (
        select 1 from unnest($4::text[]) word
        where position(word in line.note) > 0))
-- parameters: ["430603","430603","430603",["分类施保","价格临时补贴","节日","护理","丧葬"]]
