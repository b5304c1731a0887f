select spent.voucher_number as subject, spent.township_code, spent.category_code,
      to_char(spent.spent_on, 'YYYY-MM') as month, spent.amount_fen,
      jsonb_build_object('voucher', spent.voucher_number, 'spentOn', spent.spent_on,
        'township', township.name, 'category', category.name,
        'subject', concat_ws(' ', spent.subject_code, subject.name),
        'spentFen', spent.amount_fen::text) as facts,
      jsonb_build_array(
        jsonb_build_object('kind', 'voucher', 'key', spent.voucher_number)) as evidence
    from expenditure spent
    join category
      on category.district_code = spent.district_code and category.code = spent.category_code
    join township
      on township.district_code = spent.district_code and township.code = spent.township_code
    left join economic_subject subject on subject.code = spent.subject_code
    where spent.district_code = $1 and spent.spent_on <= $2::date
      and (subject.is_permitted is false
        or spent.subject_code ^@ any ($3::text[]))
-- parameters: ["430603","2024-01-20",["302","310"]]
