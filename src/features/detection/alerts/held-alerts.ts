import { sql } from 'kysely'
import type { Fen } from '../../../kernel/fen.ts'
import type { Db } from '../../../platform/db/database.ts'
import { allRules } from '../all-rules.ts'
import { explanationOf, type Rule } from '../rule.ts'

export interface HeldAlert {
  rule: string
  pattern: string
  severity: string
  township: string | null
  category: string | null
  month: string | null
  amount: Fen
  evidence: { kind: string; key: string }[]
  explanation: string
}

/** Every alert that is open or confirmed, in the order of the catalogue, in the rule's own words. */
export async function heldAlerts(db: Db, districtCode: string): Promise<HeldAlert[]> {
  const rules = new Map<string, Rule>(allRules.map((rule) => [rule.code, rule]))
  const codes = [...rules.keys()]
  const { rows } = await sql<Omit<HeldAlert, 'explanation'> & { facts: unknown }>`
    select rule_code as rule, pattern, severity, township_code as township,
      category_code as category, month, amount_fen as amount, facts,
      (select jsonb_agg(jsonb_build_object('kind', item -> 'kind', 'key', item -> 'key'))
        from jsonb_array_elements(evidence) item) as evidence
    from alert
    where district_code = ${districtCode} and status in ('open', 'confirmed')
      and rule_code = any(${codes}::text[])
    order by array_position(${codes}::text[], rule_code), subject`.execute(db)
  return rows.map(({ facts, ...row }) => {
    const rule = rules.get(row.rule)
    return { ...row, explanation: rule === undefined ? '' : explanationOf(rule, facts) }
  })
}
