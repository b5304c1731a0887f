select account_id, kind, appropriation_id, allocation_id, adjustment_id, disbursement_id,
      recovery_id, sum(amount_fen)::bigint as amount_fen
    from (
      select "to_account_id" as account_id, kind, appropriation_id, allocation_id,
        adjustment_id, disbursement_id, recovery_id, amount_fen as amount_fen
      from transfer
      where district_code = $1 and effective_on <= $2::date
      union all 
      select "from_account_id" as account_id, kind, appropriation_id, allocation_id,
        adjustment_id, disbursement_id, recovery_id, -amount_fen as amount_fen
      from transfer
      where district_code = $3 and effective_on <= $4::date) side
    group by account_id, kind, appropriation_id, allocation_id, adjustment_id, disbursement_id,
      recovery_id
-- parameters: ["430603","2024-01-20","430603","2024-01-20"]
