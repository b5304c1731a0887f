select township_code, category as part, count(*) filter (where differs) as numerator,
      count(*) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'batch', 'key', number, 'says', '核定' || to_char(approved_fen / 100.0, 'FM999,999,999,999,990.00') || '元' || ',银行入账'
            || to_char(settled_fen / 100.0, 'FM999,999,999,999,990.00') || '元' || ',退汇' || to_char(returned_fen / 100.0, 'FM999,999,999,999,990.00') || '元'
            || ',账上' || to_char(posted_fen / 100.0, 'FM999,999,999,999,990.00') || '元')) filter (where differs), '[]') as cases
    from (
      select batch.*, approved_fen <> settled_fen + returned_fen or posted_fen <> settled_fen
        as differs
      from measured_batch batch
      where (month || '-01')::date + interval '1 month' <= $1::date + 1) batch
    group by township_code, category
-- parameters: ["2023-12-31"]
