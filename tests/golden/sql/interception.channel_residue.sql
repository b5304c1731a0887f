select waiting.number as subject, waiting.township_code, waiting.category_code,
      null::text as month, waiting.waiting_fen as amount_fen,
      jsonb_build_object('disbursement', waiting.number,
        'township', (select township.name from township
    where township.district_code = $1 and township.code = "waiting"."township_code"),
        'category', (select category.name from category
    where category.district_code = $2 and category.code = "waiting"."category_code"),
        'disbursedOn', waiting.disbursed_on, 'waitingFen', waiting.waiting_fen::text,
        'waitingDays', $3::date - waiting.disbursed_on) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'disbursement', 'key', waiting.number, 'fen', (waiting.waiting_fen)::text)) as evidence
    from waiting_disbursement waiting
    where waiting.channel = 'township_account' and $4::date - waiting.disbursed_on > $5::int
-- parameters: ["430603","430603","2024-01-20","2024-01-20",30]
