-- Whoever was ever paid twice as much as at another time, or is said to be made up to.
    with suspect as (
      select person_id, category_code
      from irregular_line
      where category_code <> 'temporary'
      group by person_id, category_code
      having max(amount_fen) >= 2 * min(amount_fen)
        or bool_or(note <> '' and ("irregular_line"."note" ~ '补发.*月' and "irregular_line"."category_code" <> 'temporary'))
    ),
    line as (
      select paid.*, ("paid"."note" ~ '补发.*月' and "paid"."category_code" <> 'temporary') as is_named
      from suspect
      join irregular_line paid using (person_id, category_code)
    ),
    monthly as (
      select person_id, category_code, month, sum(paid_fen) as fen,
        coalesce(sum(paid_fen) filter (where is_named), 0) as named_fen,
        (left("month", 4)::int * 12 + right("month", 2)::int) as month_no
      from line
      group by person_id, category_code, month
    ),
    ordered as (
      select monthly.*, row_number() over person as place, lag(fen) over person as usual_fen,
        month_no - lag(month_no) over person - 1 as missed_before,
        month_no - first_value(month_no) over person - row_number() over person + 1 as missed
      from monthly
      window person as (partition by person_id, category_code order by month_no)
    ),
    made_up as (
      select ordered.*, case when named_fen > 0 then missed else missed_before end as months,
        case when named_fen between 1 and fen - 1 then named_fen
          when fen > usual_fen then fen - usual_fen else fen end as extra_fen
      from ordered
      where place > 1 and (named_fen > 0 or missed_before > 0 and fen >= 2 * usual_fen)
    ),
    -- What is made up for is in the lines that say so first.
    shared as (
      select line.*, made_up.months, made_up.usual_fen, made_up.fen, made_up.extra_fen,
        greatest(0, least(line.paid_fen, made_up.extra_fen + line.paid_fen
          - sum(line.paid_fen) over (
            partition by line.person_id, line.category_code, line.month
            order by line.is_named desc, line.batch_number, line.line_no))) as stake_fen
      from made_up
      join line using (person_id, category_code, month)
    )
    select concat_ws('/', line.person_id, line.category_code, line.month) as subject,
      min(line.township_code) as township_code, line.category_code, line.month,
      line.extra_fen::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'category', (select category.name from category
    where category.district_code = $1 and category.code = "line"."category_code"), 'month', line.month,
        'missed', line.months, 'usualFen', line.usual_fen::text, 'paidFen', line.fen::text,
        'extraFen', line.extra_fen::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.stake_fen)::text) order by line.batch_number, line.line_no) as evidence
    from shared line
    join person on person.district_code = $2 and person.id = line.person_id
    group by line.person_id, line.category_code, line.month, line.months, line.usual_fen,
      line.fen, line.extra_fen, person.identity_masked
-- parameters: ["430603","430603"]
