select line.*
    from bank_statement_line line
    where line.district_code = $1 and line.booked_on <= $2::date
      and not exists (
        select 1 from matched_bank_line matched
        where matched.district_code = line.district_code
          and matched.statement_line_id = line.id)
-- parameters: ["430603","2024-01-20"]
