-- Accounts of that many households first; only their lines are looked at one by one.
    with crowded as (
      select account_id
      from (select distinct account_id, head_person_id from paid_series) pair
      group by account_id
      having count(*) >= $1::int
    ),
    counted as (
      select line.*, exists (
    select 1 from person minor
    where minor.district_code = $2 and minor.id = line.person_id
      and minor.birth_on + interval '18 years' > (line.month || '-01')::date) and line.payee_person_id is not null as is_ward
      from crowded
      cross join lateral (
      select * from (
    select payment.batch_id, payment.line_no, payment.village, payment.person_id,
      payment.head_person_id, payment.payee_person_id, payment.payee_name, payment.account_id,
      payment.standard_fen, payment.amount_fen,
      payment.amount_fen - coalesce(short.short_fen, 0) as paid_fen, case when payment.reissue_of_batch_id is null then payment.note else (
        with recursive named as (
          select payment.note, payment.reissue_of_batch_id, payment.reissue_of_line_no
          union all
          select first.note, first.reissue_of_batch_id, first.reissue_of_line_no
          from named
          join payment first on first.district_code = $3
            and first.batch_id = named.reissue_of_batch_id
            and first.line_no = named.reissue_of_line_no)
        select note from named where reissue_of_batch_id is null) end as note,
      payment.reissue_of_batch_id, payment.reissue_of_line_no,
      batch.number as batch_number, batch.number || '/' || payment.line_no as line_key,
      batch.month, batch.category_code, batch.township_code
    from payment
    join payment_batch batch
      on batch.district_code = payment.district_code and batch.id = payment.batch_id
    left join payment_shortfall short
      on short.district_code = payment.district_code and short.batch_id = payment.batch_id
      and short.line_no = payment.line_no and short.executed_on <= $4::date
    where payment.district_code = $5 and batch.month <= $6
      and (payment.batch_id, payment.line_no) not in (
        select batch_id, line_no from payment_result
        where district_code = $7 and outcome = 'returned'
          and executed_on <= $8::date
        union all
        select batch_id, line_no from payment_stop where district_code = $9)
      and (payment.reissue_of_batch_id is null or exists (
        select 1 from (
        select batch_id, line_no from payment_result
        where district_code = $10 and outcome = 'returned'
          and executed_on <= $11::date
        union all
        select batch_id, line_no from payment_stop where district_code = $12) first
        where first.batch_id = payment.reissue_of_batch_id
          and first.line_no = payment.reissue_of_line_no))) known
      where known."account_id" = "crowded"."account_id"
      offset 0) line
      where not (line.payee_person_id is null
  and line.category_code in ('tekun', 'orphan')
  and line.payee_name !~ '村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委|公司|商行|商店|商场|超市|经营部|酒店|饭店|工厂|[厂店]$'
  and (line.payee_name ~ '村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委|公司|商行|商店|商场|超市|经营部|酒店|饭店|工厂|[厂店]$|敬老院|福利院|福利中心|养老院|养护院|供养服务|救助站|医院|卫生院|学校|小学|中学|幼儿园|合作社|基金会|协会|[局办]$' or line.payee_name ~ '^[^·•・.]{5,}$'))
    )
    select account.id::text as subject, case when min("line"."township_code") = max("line"."township_code") then min("line"."township_code") end as township_code,
      case when min("line"."category_code") = max("line"."category_code") then min("line"."category_code") end as category_code,
      case when min("line"."month") = max("line"."month") then min("line"."month") end as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('account', account.number_masked,
        'people', count(distinct line.person_id), 'heads', count(distinct line.head_person_id),
        'paidFen', sum(line.paid_fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', 'line', 'key', line.line_key, 'fen', (line.paid_fen)::text) order by line.batch_number, line.line_no) as evidence
    from counted line
    join bank_account account
      on account.district_code = $13 and account.id = line.account_id
    where not line.is_ward
    group by account.id, account.number_masked
    having count(distinct line.head_person_id) >= $14::int
-- parameters: [3,"430603","430603","2024-01-20","430603","2024-01","430603","2024-01-20","430603","430603","2024-01-20","430603","430603",3]
