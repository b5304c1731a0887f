-- Nearly everybody drops out here; a payee without a number is told by the name below.
    with other as materialized (
      select *
      from irregular_line line
      where (line.payee_person_id is null and line.payee_name !~ $1
          or line.payee_person_id not in (line.person_id, line.head_person_id))
        and not exists (
          select 1 from unnest($2::text[]) word
          where position(word in line.note) > 0)
    ),
    named as (
      select line.*, payee.identity_masked,
        coalesce(line.payee_person_id::text, 'account/' || line.account_id) as place
      from other line
      join person on person.district_code = $3 and person.id = line.person_id
      join person head on head.district_code = $4 and head.id = line.head_person_id
      left join person payee on payee.district_code = $5
        and payee.id = line.payee_person_id
      where translate("line"."payee_name", ' ·•・.', '') not in (translate("person"."name", ' ·•・.', ''), translate("head"."name", ' ·•・.', ''))
        and not exists (
    select 1 from person minor
    where minor.district_code = $6 and minor.id = line.person_id
      and minor.birth_on + interval '18 years' > (line.month || '-01')::date)
        and not exists (
          select 1 from eligibility member
          where member.district_code = $7 and member.person_id = line.payee_person_id
            and member.head_person_id = line.head_person_id)
    )
    select line.place || '/' || line.category_code as subject,
      case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code, line.category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('payee', concat_ws(' ', min(left(line.payee_name, 1)
            || repeat('*', greatest(length(line.payee_name) - 1, 0))), line.identity_masked),
        'category', (select category.name from category
    where category.district_code = $8 and category.code = "line"."category_code"),
        'people', count(distinct line.person_id), 'items', count(*),
        'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from named line
    group by line.place, line.category_code, line.identity_masked
-- parameters: ["村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委|公司|商行|商店|商场|超市|经营部|酒店|饭店|工厂|[厂店]$|敬老院|福利院|福利中心|养老院|养护院|供养服务|救助站|医院|卫生院|学校|小学|中学|幼儿园|合作社|基金会|协会|[局办]$",["监护","代管","供养人"],"430603","430603","430603","430603","430603","430603"]
