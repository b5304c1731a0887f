select spent.voucher_number as subject, spent.township_code, spent.category_code,
      to_char(spent.spent_on, 'YYYY-MM') as month, spent.amount_fen,
      jsonb_build_object('voucher', spent.voucher_number, 'spentOn', spent.spent_on,
        'township', (select township.name from township
    where township.district_code = $1 and township.code = "spent"."township_code"),
        'category', (select category.name from category
    where category.district_code = $2 and category.code = "spent"."category_code"),
        'subject', concat_ws(' ', spent.subject_code, known.name), 'purpose', spent.purpose,
        'spentFen', spent.amount_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'voucher', 'key', spent.voucher_number, 'fen', (spent.amount_fen)::text)) as evidence
    from expenditure spent
    left join economic_subject known on known.code = spent.subject_code
    where spent.district_code = $3 and spent.spent_on <= $4::date
      and not exists (
    select 1 from reversal
    where reversal.district_code = $5 and reversal.origin_id = "spent"."id"
      and reversal.reversed_on <= $6::date)
      and known.is_permitted is distinct from false
        and not spent.subject_code ^@ any ($7::text[])
        and not spent.subject_code ^@ any ($8::text[])
        and not exists (
          select 1 from jsonb_array_elements_text(coalesce(
            $9::jsonb -> spent.category_code, '[]')) other
          where spent.subject_code ^@ other)
-- parameters: ["430603","430603","430603","2024-01-20","430603","2024-01-20",["301","302","309","310"],["30305","30306"],"{}"]
