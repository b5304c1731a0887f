select township_code, part, coalesce(sum(fen) filter (where days <= $1::int), 0)
        as numerator,
      sum(fen) as denominator,
      coalesce(jsonb_agg(jsonb_build_object('kind', 'document', 'key', document, 'says', to_char(fen / 100.0, 'FM999,999,999,999,990.00') || '元' || '收到' || days || '日后才分配')) filter (where days > $2::int), '[]') as cases
    from (
      select allocation.township_code, category.name as part, allocation.amount_fen as fen,
        document.document_number as document, allocation.decided_on - document.received_on as days
      from allocation
      join appropriation document on document.district_code = allocation.district_code
        and document.id = allocation.appropriation_id
      join category on category.district_code = allocation.district_code
        and category.code = allocation.category_code
      where allocation.district_code = $3 and document.fiscal_year = $4
        and allocation.decided_on <= $5::date) decided
    group by township_code, part
-- parameters: [30,30,"430603",2023,"2023-12-31"]
