-- Who was ever paid to more than one account; nearly everybody drops out here.
    with moved as (
      select person_id, category_code
      from (select distinct person_id, category_code, account_id from irregular_line) account
      group by person_id, category_code
      having count(*) > 1
    ),
    compared as (
      select paid.*, paid.account_id <> lag(paid.account_id) over (
          partition by paid.person_id, paid.category_code
          order by paid.month, paid.reissue_of_batch_id nulls first, paid.batch_number,
            paid.line_no) as is_switched
      from moved
      join irregular_line paid using (person_id, category_code)
      where paid.category_code <> 'temporary'
    ),
    crowd as (
      select batch_id, village, count(*) as switched
      from compared
      where is_switched and reissue_of_batch_id is null
      group by batch_id, village
      having count(*) >= $1::int
    ),
    village as (
      select crowd.*, (
        select count(*) from payment neighbour
        where neighbour.district_code = $2
          and neighbour.batch_id = crowd.batch_id and neighbour.village = crowd.village) as people
      from crowd
    )
    select line.batch_number || '/' || line.village as subject, line.township_code,
      line.category_code, line.month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('township', (select township.name from township
    where township.district_code = $3 and township.code = "line"."township_code"),
        'village', line.village, 'month', line.month,
        'category', (select category.name from category
    where category.district_code = $4 and category.code = "line"."category_code"),
        'switched', count(*), 'people', village.people, 'paidFen', sum(line.paid_fen)::text)
        as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from village
    join compared line on line.batch_id = village.batch_id and line.village = village.village
    where line.is_switched and line.reissue_of_batch_id is null
      and village.switched * 100 >= village.people * $5::int
    group by line.batch_number, line.village, line.township_code, line.category_code, line.month,
      village.people
-- parameters: [10,"430603","430603","430603",20]
