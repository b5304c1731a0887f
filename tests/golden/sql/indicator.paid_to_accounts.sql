select township_code, category as part, sum(to_account_fen) as numerator,
      sum(to_account_fen + other_fen) as denominator,
      case when sum(other_fen) = 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object('kind', 'category', 'key', category, 'says', '未直达个人或机构账户' || to_char(sum(other_fen) / 100.0, 'FM999,999,999,999,990.00') || '元')) end as cases
    from (
      select township_code, category, case when is_lawful then fen else 0 end as to_account_fen,
        case when is_lawful then 0 else fen end as other_fen
      from (
        select township_code, category, out_fen - in_fen as fen,
          kind = 'pay' and (channel = 'bank' or (channel = 'institution'
            and category_code = any($1))) as is_lawful
        from measured_flow
        where stage = 'disbursed'
          and (kind = 'pay' or (kind = 'spend' and channel = 'township_account'))
        union all
        select township_code, category, in_fen - out_fen, true
        from measured_flow where stage = 'paid' and kind = 'reissue') way
    ) paid
    group by township_code, category
-- parameters: [["tekun","orphan"]]
