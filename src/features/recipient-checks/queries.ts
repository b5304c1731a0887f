import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { column, pageInOrder } from '../../platform/db/keyset.ts'
import { estimatedCount, estimatedTotal } from './estimate.ts'
import { personsOf } from './persons.ts'
import { checkNotFound } from './problems.ts'
import type { Check, CheckEstimate, CheckFilter, CheckPerson } from './schemas.ts'

const orders = {
  number: column.text('number'),
  month: column.text('month'),
  township: column.text('townshipCode'),
  category: column.text('categoryCode'),
  populationCount: column.count('populationCount'),
  populationAmount: column.fen('populationAmount'),
  answeredCount: column.count('answeredCount'),
}

/** Checks, the latest number first if not asked, page by page. */
export function checksOf(
  db: Db,
  districtCode: string,
  { month, townshipCode, sort = '-number', limit, cursor }: CheckFilter,
): Promise<{ items: Check[]; nextCursor: string | null }> {
  const rows = sql`
    select * from (${checkRows(districtCode)}) held
    where (${month ?? null}::text is null or month = ${month ?? null})
      and (${townshipCode ?? null}::text is null or "townshipCode" = ${townshipCode ?? null})`
  return pageInOrder(db, rows, { columns: orders, sort, id: column.id('id'), limit, cursor })
}

/** One check with what its answers say about the whole township. */
export async function checkById(
  db: Db,
  districtCode: string,
  id: string,
): Promise<Check & { estimate: CheckEstimate }> {
  const { rows } = await sql<Check>`
    select * from (${checkRows(districtCode)}) row where id = ${id}::uuid`.execute(db)
  const [check] = rows
  if (check === undefined) throw checkNotFound()
  return { ...check, estimate: estimateOf(check, await personsOf(db, districtCode, id)) }
}

const hasAnswer = sql`exists (select 1 from recipient_check_answer said
  where said.district_code = person.district_code and said.check_id = person.check_id
    and said.position = person.position)`

const lastOutcome = sql`(select outcome from recipient_check_answer said
  where said.district_code = person.district_code and said.check_id = person.check_id
    and said.position = person.position order by seq desc limit 1)`

function checkRows(districtCode: string) {
  return sql`
    select held.id, held.number, held.month, held.township_code as "townshipCode",
      held.category_code as "categoryCode", held.seed, held.reason,
      held.population_count as "populationCount", held.population_fen as "populationAmount",
      drawn.risk as "riskCount", drawn.random as "randomCount", drawn.asked as "askedCount",
      drawn.answered as "answeredCount", coalesce(app_user.display_name, '') as "drawnBy",
      held.drawn_on as "drawnOn", held.drawn_at as "drawnAt"
    from recipient_check held
    left join app_user on app_user.district_code = held.district_code
      and app_user.id = held.drawn_by
    cross join lateral (
      select count(*) filter (where part = 'risk')::int as risk,
        count(*) filter (where part = 'random')::int as random,
        count(*) filter (where ${hasAnswer})::int as asked,
        count(*) filter (where ${lastOutcome} in ('answered', 'not_found'))::int as answered
      from recipient_check_person person
      where person.district_code = held.district_code and person.check_id = held.id) drawn
    where held.district_code = ${districtCode}`
}

const formula =
  '高风险部分逐人相加;随机部分按不放回简单随机抽样:总额 N·ȳ,' +
  '95%置信区间 N·ȳ ± t·N·√((1−n/N)·s²/n);人数的区间按超几何分布精确计算。' +
  '未联系上和不愿回答的不计入样本,高风险部分未问到的按没有差额计。'
const source = 'W. G. Cochran, Sampling Techniques, 3rd ed., 1977, 第2、3章'

/** What was paid but not received: of those asked, and estimated for all. */
export function estimateOf(
  { populationCount, populationAmount }: Pick<Check, 'populationCount' | 'populationAmount'>,
  persons: readonly Pick<CheckPerson, 'part' | 'outcome' | 'received' | 'paid'>[],
): CheckEstimate {
  const risk = partOf(persons, 'risk')
  const random = partOf(persons, 'random')
  const outOf = populationCount - risk.drawn
  const total = estimatedTotal(outOf, random.shorts)
  const found = estimatedCount(outOf, { sampled: random.answered, found: random.shortCount })
  const plus = (fen: bigint) =>
    fen + risk.short < populationAmount ? fen + risk.short : populationAmount
  const more = (count: number) => count + risk.shortCount
  const { shorts: _risk, ...riskSums } = risk
  const { shorts: _random, ...randomSums } = random
  return {
    confidence: '0.95',
    populationCount,
    populationAmount,
    risk: riskSums,
    random: { outOf, ...randomSums },
    short: total && { value: plus(total.value), low: plus(total.low), high: plus(total.high) },
    shortCount: found && { value: more(found.value), low: more(found.low), high: more(found.high) },
    formula,
    source,
  }
}

function partOf(
  persons: readonly Pick<CheckPerson, 'part' | 'outcome' | 'received' | 'paid'>[],
  part: CheckPerson['part'],
) {
  const drawn = persons.filter((one) => one.part === part)
  const answered = drawn.filter(({ outcome }) => outcome === 'answered' || outcome === 'not_found')
  const shorts = answered.map(({ paid, received }) => {
    const short = paid - (received ?? 0n)
    return short > 0n ? short : 0n
  })
  return {
    drawn: drawn.length,
    answered: answered.length,
    shortCount: shorts.filter((short) => short > 0n).length,
    short: shorts.reduce((sum, short) => sum + short, 0n),
    shorts,
  }
}
