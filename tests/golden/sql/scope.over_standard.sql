select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.paid_fen - line.standard_fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'category', (select category.name from category
    where category.district_code = $1 and category.code = "line"."category_code"), 'month', line.month,
        'standardFen', line.standard_fen::text, 'amountFen', line.paid_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen - line.standard_fen)::text)) as evidence
    from irregular_line line
    join person on person.district_code = $2 and person.id = line.person_id
    where line.amount_fen > line.standard_fen and line.paid_fen > line.standard_fen
      and line.note !~ '补发.*月'
      and not (line.note ~ '〔\d{4}〕\d+号' and exists (
        select 1 from unnest($3::text[]) word
        where position(word in line.note) > 0))
-- parameters: ["430603","430603",["分类施保","价格临时补贴","节日","护理","丧葬"]]
