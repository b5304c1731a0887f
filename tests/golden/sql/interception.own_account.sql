with booked as (
      select 'disbursement' as kind, number as key, number as place, township_code,
        category_code, disbursed_on as paid_on, payee_name, payee_account_id, amount_fen,
        channel = 'township_account' as is_to_township
      from disbursement
      where district_code = $1 and disbursed_on <= $2::date
        and not exists (
    select 1 from reversal
    where reversal.district_code = $3 and reversal.origin_id = "disbursement"."id"
      and reversal.reversed_on <= $4::date)
      union all
      select 'voucher', voucher_number, voucher_number, township_code, category_code, spent_on,
        payee_name, payee_account_id, amount_fen, false
      from expenditure
      where district_code = $5 and spent_on <= $6::date
        and not exists (
    select 1 from reversal
    where reversal.district_code = $7 and reversal.origin_id = "expenditure"."id"
      and reversal.reversed_on <= $8::date)
    ),
    outgoing as (
      select * from booked
      union all
      -- What the books do not have; what they have, but is not matched yet, is above.
      select 'bank', line.serial, line.fund_account_id || '/' || line.serial, null, null,
        line.booked_on, line.counterparty_name, line.counterparty_account_id, line.debit_fen, false
      from open_bank_line line
      where line.debit_fen > 0 and not exists (
        select 1 from booked
        where booked.amount_fen = line.debit_fen and booked.payee_name = line.counterparty_name
          and line.booked_on - booked.paid_on between 0 and 5)
    ),
    judged as (
      select outgoing.*, account.number_masked,
        (coalesce("account"."number_hash" in (
      select entry.account_hash from register_entry entry where entry.district_code = $9
    and entry.kind in ('staff', 'staff_family') and entry.account_hash is not null), false)
    and exists (
      select 1 from register_entry entry
      where entry.district_code = $10
    and entry.kind in ('staff', 'staff_family') and entry.account_hash is not null and entry.account_hash = "account"."number_hash" and entry.valid_from <= outgoing.paid_on
        and (entry.valid_to is null or entry.valid_to >= outgoing.paid_on))) as is_staff
      from outgoing
      left join bank_account account on account.district_code = $11
        and account.id = outgoing.payee_account_id
    )
    select kind || '/' || place as subject, township_code, category_code,
      to_char(paid_on, 'YYYY-MM') as month, amount_fen,
      jsonb_build_object('kind', kind, 'key', key, 'paidOn', paid_on, 'isStaff', is_staff,
        'payee', concat_ws(' ', case when is_staff
            then left(payee_name, 1) || repeat('*', length(payee_name) - 1) else payee_name end,
          number_masked),
        'paidFen', amount_fen::text) as facts,
      jsonb_build_array(
        jsonb_build_object('kind', kind, 'key', key, 'fen', amount_fen::text)) as evidence
    from judged
    where is_staff or case when is_to_township
      then category_code <> all ($12::text[])
      else payee_name ~ $13 end
-- parameters: ["430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603","2024-01-20","430603","430603","430603",["temporary","vagrant","minor_protection"],"村民委员会|村委会|居民委员会|居委会|人民政府|街道办事处|财政所|民政所|社会事务综合服务中心|便民服务中心|经济合作社|村集体|党支部|党委"]
