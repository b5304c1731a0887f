import { type RawBuilder, sql } from 'kysely'
import { jsonText } from '../../kernel/json.ts'
import { largestRemainder } from './largest-remainder.ts'

export interface FactorRequest {
  districtCode: string
  categoryCode: string
  /** Fen to be shared out. */
  amount: bigint
  /** Whose recipients count, and how much each township's standards come to. */
  needMonth: string
  performanceYear: number
  /** Percent; together 100. */
  weights: { need: number; difficulty: number; performance: number }
  /** Fiscal difficulty, 10000 where a township is as well off as the district. */
  difficultyBps: Readonly<Record<string, number>>
  /** What no township may fall below or rise above, in fen. */
  guarantee: bigint
  cap: bigint | null
  /** Townships with bounds of their own. */
  bounds: readonly { township: string; guarantee: bigint; cap: bigint | null }[]
}

/**
 * The factor method, one row per township. Each factor gets its weight's part of the sum and gives
 * it to the townships in proportion to their need, for difficulty and performance times their
 * coefficient. A township below its guarantee is raised to it, one above its cap lowered to it, and
 * the others share the rest in proportion to what the factors gave them. All to the fen.
 */
export function factorShares(request: FactorRequest): RawBuilder<unknown> {
  const { amount, weights } = request
  return sql`
    with township_factor as materialized (${townshipFactors(request)}),
    weight (factor, percent) as (values ('need', ${weights.need}::int),
      ('difficulty', ${weights.difficulty}::int), ('performance', ${weights.performance}::int)),
    pool as (
      ${largestRemainder(sql`
        select 'all' as part, factor as key, ${amount}::bigint as whole, percent as weight
        from weight`)}),
    factor_share as materialized (
      ${largestRemainder(sql`
        select pool.key as part, township_code as key, pool.share_fen as whole,
          need_fen::numeric * case pool.key when 'need' then 1
            when 'difficulty' then difficulty_bps else performance_bps end as weight
        from township_factor cross join pool`)}),
    given as materialized (
      select township_factor.*,
        coalesce(sum(share_fen) filter (where part = 'need'), 0)::bigint as need_share_fen,
        coalesce(sum(share_fen) filter (where part = 'difficulty'), 0)::bigint
          as difficulty_share_fen,
        coalesce(sum(share_fen) filter (where part = 'performance'), 0)::bigint
          as performance_share_fen,
        coalesce(sum(share_fen), 0) as given_fen,
        coalesce(cap_fen, ${amount}::bigint) as top_fen
      from township_factor
      left join factor_share on factor_share.key = township_factor.township_code
      group by township_factor.township_code, recipients, need_fen, difficulty_bps,
        performance_bps, grade, guarantee_fen, cap_fen),
    ${boundedShares(amount)}
    select township_code, recipients, need_fen, difficulty_bps, performance_bps, grade,
      need_share_fen, difficulty_share_fen, performance_share_fen, guarantee_fen, cap_fen, bound,
      case bound when 'guarantee' then guarantee_fen when 'cap' then cap_fen
        else coalesce(open_share.share_fen, 0) end as amount_fen
    from fixed
    left join open_share on open_share.key = township_code
    order by township_code`
}

function townshipFactors(request: FactorRequest): RawBuilder<unknown> {
  const { districtCode, needMonth, difficultyBps, guarantee, cap } = request
  return sql`
    select township.code as township_code, coalesce(need.recipients, 0) as recipients,
      coalesce(need.need_fen, 0) as need_fen,
      coalesce((${jsonText(difficultyBps)}::jsonb ->> township.code)::int, 10000) as difficulty_bps,
      coalesce(performance.factor_bps, 10000) as performance_bps, performance.grade,
      coalesce(own.guarantee, ${guarantee}::bigint) as guarantee_fen,
      case when own.township is null then ${cap}::bigint else own.cap end as cap_fen
    from township
    left join (
      select township_code, count(*)::int as recipients, sum(standard_fen)::bigint as need_fen
      from (
        -- As rosters are made: whose standard was raised counts once, with the latest.
        select distinct on (township_code, person_id) township_code, standard_fen
        from eligibility
        where district_code = ${districtCode} and category_code = ${request.categoryCode}
          and from_month <= ${needMonth} and (to_month is null or to_month >= ${needMonth})
        order by township_code, person_id, from_month desc) entitled
      group by township_code) need on need.township_code = township.code
    left join township_performance performance
      on performance.district_code = township.district_code
      and performance.township_code = township.code
      and performance.year = ${request.performanceYear}
    left join jsonb_to_recordset(${jsonText(request.bounds)}::jsonb)
      own (township text, guarantee bigint, cap bigint) on own.township = township.code
    where township.district_code = ${districtCode}`
}

/**
 * The level at which all shares, each held within its bounds, still fit into the sum: the highest
 * among those where a township leaves its guarantee or reaches its cap. Above it, who is bound
 * stays bound, and the rest is shared by the others. Levels are compared as fractions, exactly.
 */
function boundedShares(amount: bigint): RawBuilder<unknown> {
  return sql`
    level (numerator, denominator) as (
      select 0::numeric, 1::numeric
      union select guarantee_fen, given_fen from given where given_fen > 0
      union select top_fen, given_fen from given where given_fen > 0),
    reached as (
      select numerator, denominator
      from level
      cross join lateral (
        select sum(case when given_fen = 0 then guarantee_fen * denominator
          else greatest(guarantee_fen * denominator, least(top_fen * denominator, given_fen * numerator)) end)
          as needed
        from given) at_level
      where needed <= ${amount}::bigint * denominator
      order by div(numerator * 1e40, denominator) desc
      limit 1),
    fixed as materialized (
      select given.*, case
          when given_fen = 0 or guarantee_fen * denominator > given_fen * numerator then
            case when guarantee_fen > 0 then 'guarantee' end
          when cap_fen * denominator <= given_fen * numerator then 'cap' end as bound
      from given cross join reached),
    open_share as (
      ${largestRemainder(sql`
        select 'open' as part, township_code as key,
          ${amount}::bigint - sum(case bound when 'guarantee' then guarantee_fen when 'cap' then cap_fen
            else 0 end) over () as whole,
          case when bound is null then given_fen else 0 end as weight
        from fixed`)})`
}
