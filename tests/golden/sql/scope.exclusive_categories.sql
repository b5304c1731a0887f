with exclusive (one, other) as (
      values ('dibao_rural', 'tekun'), ('dibao_urban', 'tekun'), ('dibao_rural', 'dibao_urban'),
        ('orphan', 'tekun'), ('tekun', 'dibao_rural'), ('tekun', 'dibao_urban'),
        ('dibao_urban', 'dibao_rural'), ('tekun', 'orphan')
    ),
    -- Who was ever paid in more than one category or township; nearly everybody drops out here.
    mixed as (
      select person_id
      from irregular_line
      where category_code <> 'temporary'
      group by person_id
      having min(category_code) <> max(category_code) or min(township_code) <> max(township_code)
    ),
    -- What each of them had of each category in each township in each month.
    share as (
      select line.person_id, line.month, line.category_code, line.township_code,
        sum(line.paid_fen) as fen, jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as counted,
        jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (0)::text) order by line.batch_number, line.line_no) as uncounted
      from mixed
      join irregular_line line on line.person_id = mixed.person_id
      where line.category_code <> 'temporary'
      group by line.person_id, line.month, line.category_code, line.township_code
    ),
    -- Of shares that exclude each other the largest is the one that may be due.
    double as (
      select share.*, row_number() over (
        partition by share.person_id, share.month
        order by share.fen desc, share.category_code, share.township_code) > 1 as is_too_much
      from share
      where exists (
        select 1 from share beside
        where beside.person_id = share.person_id and beside.month = share.month
          and (beside.category_code = share.category_code
              and beside.township_code <> share.township_code
            or (share.category_code, beside.category_code) in (select * from exclusive)))
    )
    select double.person_id::text as subject,
      case when min("double"."township_code") = max("double"."township_code") then min("double"."township_code") end as township_code,
      case when min("double"."category_code") = max("double"."category_code") then min("double"."category_code") end as category_code,
      case when min("double"."month") = max("double"."month") then min("double"."month") end as month,
      (sum(double.fen) filter (where double.is_too_much))::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'kinds', jsonb_agg(distinct (select township.name from township
    where township.district_code = $1 and township.code = "double"."township_code")
          || (select category.name from category
    where category.district_code = $2 and category.code = "double"."category_code")),
        'months', count(distinct double.month), 'fromMonth', min(double.month),
        'toMonth', max(double.month),
        'doubleFen', (sum(double.fen) filter (where double.is_too_much))::text) as facts,
      jsonb_path_query_array(jsonb_agg(case when double.is_too_much then double.counted else double.uncounted end order by double.month, double.is_too_much), '$[*][*]') as evidence
    from double
    join person on person.district_code = $3 and person.id = double.person_id
    group by double.person_id, person.identity_masked
-- parameters: ["430603","430603","430603"]
