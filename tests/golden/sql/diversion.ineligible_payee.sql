with paid as (
      select 'line' as kind, line.line_key as key, line.batch_number as book, line.line_no as no,
        'account/' || line.account_id as place, line.township_code, line.category_code,
        line.month, line.payee_name, line.account_id, line.paid_fen as fen
      from irregular_line line
      where line.payee_person_id is null and not (line.payee_person_id is null
  and line.category_code in ('tekun', 'orphan')
  and line.payee_name !~ '村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委|公司|商行|商店|商场|超市|经营部|酒店|饭店|工厂|[厂店]$'
  and (line.payee_name ~ '村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委|公司|商行|商店|商场|超市|经营部|酒店|饭店|工厂|[厂店]$|敬老院|福利院|福利中心|养老院|养护院|供养服务|救助站|医院|卫生院|学校|小学|中学|幼儿园|合作社|基金会|协会|[局办]$' or line.payee_name ~ '^[^·•・.]{5,}$'))
        and line.payee_name ~ $1
      union all
      select 'voucher', voucher.voucher_number, voucher.voucher_number, 0,
        'voucher/' || voucher.voucher_number, voucher.township_code, voucher.category_code,
        to_char(voucher.spent_on, 'YYYY-MM'), voucher.payee_name, voucher.payee_account_id,
        voucher.amount_fen
      from expenditure voucher
      where voucher.district_code = $2 and voucher.spent_on <= $3::date
        and voucher.payee_kind <> 'person'
        and voucher.category_code = any ($4::text[])
        and not exists (
    select 1 from reversal
    where reversal.district_code = $5 and reversal.origin_id = "voucher"."id"
      and reversal.reversed_on <= $6::date)
    )
    select paid.place || '/' || paid.category_code as subject,
      case when min("paid"."township_code") = max("paid"."township_code") then min("paid"."township_code") end as township_code, paid.category_code,
      case when min("paid"."month") = max("paid"."month") then min("paid"."month") end as month, sum(paid.fen)::bigint as amount_fen,
      jsonb_build_object('payee', concat_ws(' ', min(paid.payee_name), account.number_masked),
        'category', (select category.name from category
    where category.district_code = $7 and category.code = "paid"."category_code"), 'items', count(*),
        'paidFen', sum(paid.fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', paid.kind, 'key', paid.key, 'fen', paid.fen::text)
        order by paid.book, paid.no) as evidence
    from paid
    left join bank_account account on account.district_code = $8
      and account.id = paid.account_id
    group by paid.place, paid.category_code, account.number_masked
-- parameters: ["村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委|公司|商行|商店|商场|超市|经营部|酒店|饭店|工厂|[厂店]$|敬老院|福利院|福利中心|养老院|养护院|供养服务|救助站|医院|卫生院|学校|小学|中学|幼儿园|合作社|基金会|协会|[局办]$","430603","2024-01-20",["dibao_urban","dibao_rural"],"430603","2024-01-20","430603","430603"]
