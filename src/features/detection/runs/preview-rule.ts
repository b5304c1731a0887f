import { type RawBuilder, sql } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Db } from '../../../platform/db/database.ts'
import { completed, type Params, parametersInForce } from '../../parameters/index.ts'
import { prepareFor } from '../prepared.ts'
import type { Detected, Rule, Scope } from '../rule.ts'
import type { RulePreview } from '../schemas.ts'
import { detectBy, type Periods, periodsOf } from './by-month.ts'

const shown = 20

interface Compared {
  change: 'added' | 'dropped' | 'kept'
  count: number
  total: string
  triaged: number
  rank: number
  subject: string
  townshipCode: string | null
  categoryCode: string | null
  month: string | null
  amount: Fen
  facts: unknown
  status: string | null
}

/**
 * What a rule would find with other parameters, held against what it finds with those in force, by
 * the natural keys of its alerts. Writes nothing. Refuses with `parameters-invalid`.
 */
export async function previewRule(
  db: Db,
  rule: Rule,
  { districtCode, asOf, params }: { districtCode: string; asOf: string; params: Params },
): Promise<RulePreview> {
  const inForce = (await parametersInForce(db, [rule], { districtCode, asOf }))[rule.code] ?? {}
  const candidate = completed(rule, inForce, params)
  const scope = { districtCode, asOf }
  const rows = await db.transaction().execute(async (at) => {
    await prepareFor(at, [rule], scope)
    const present = await periodsOf(at, rule, scope, inForce)
    const proposed = instead(present, candidate)
    return compare(at, rule, scope, {
      present: detectBy(rule, scope, present),
      proposed: detectBy(rule, scope, proposed),
    })
  })
  const group = (change: Compared['change']) => {
    const found = rows.filter((row) => row.change === change)
    return {
      count: found[0]?.count ?? 0,
      amount: BigInt(found[0]?.total ?? 0),
      triagedCount: found[0]?.triaged ?? 0,
      largest: change === 'kept' ? [] : found.map((row) => previewed(rule, row)),
    }
  }
  const [added, dropped, kept] = [group('added'), group('dropped'), group('kept')]
  return { ruleCode: rule.code, asOf, inForce, candidate, added, dropped, kept }
}

/** Other parameters in the place of those in force. */
function instead(periods: Periods, params: Params): Periods {
  const [first, ...others] = periods
  const last = others.at(-1)
  if (last === undefined) return [{ ...first, params }]
  return [first, ...others.slice(0, -1), { ...last, params }]
}

function previewed(rule: Rule, row: Compared) {
  const { subject, townshipCode, categoryCode, month, amount, status } = row
  const message = rule.message(row.facts)
  return { subject, townshipCode, categoryCode, month, amount, status, message }
}

async function compare(
  db: Db,
  rule: Rule,
  { districtCode }: Scope,
  { present, proposed }: { present: RawBuilder<Detected>; proposed: RawBuilder<Detected> },
): Promise<Compared[]> {
  const { rows } = await sql<Compared>`
    with present as materialized (${present}),
    proposed as materialized (${proposed}),
    compared as (
      select case when present.subject is null then 'added'
          when proposed.subject is null then 'dropped' else 'kept' end as change,
        coalesce(proposed.subject, present.subject) as subject,
        coalesce(proposed.township_code, present.township_code) as "townshipCode",
        coalesce(proposed.category_code, present.category_code) as "categoryCode",
        coalesce(proposed.month, present.month) as month,
        coalesce(proposed.amount_fen, present.amount_fen) as amount,
        coalesce(proposed.facts, present.facts) as facts
      from proposed
      full join present on present.subject = proposed.subject
    ),
    counted as (
      select compared.*, alert.status,
        count(*) over same::int as count, sum(amount) over same::text as total,
        count(*) filter (where alert.status in ('confirmed', 'dismissed')) over same::int as triaged,
        row_number() over (partition by change order by amount desc, compared.subject)::int as rank
      from compared
      left join alert on alert.district_code = ${districtCode} and alert.rule_code = ${rule.code}
        and alert.subject = compared.subject
      window same as (partition by change)
    )
    select * from counted where rank <= ${shown} order by change, rank`.execute(db)
  return rows
}
