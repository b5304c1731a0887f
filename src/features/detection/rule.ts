import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import type { EvidenceKind } from './evidence-kinds.ts'
import type { Prepared } from './prepared.ts'

export type Pattern = 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity'
export type Severity = 'high' | 'medium' | 'low'

/** Where a rule comes from, and how sure we are of the text: see the certainty of each source. */
export interface Basis {
  readonly document: string
  readonly article: string
  readonly certainty: 'verified' | 'excerpt' | 'second_hand' | 'unverified'
}

/** A row of a rule's query: one alert. `subject` is its natural key within the rule. */
export interface Detected {
  /** Never personal data in clear: a person is named by id. */
  subject: string
  township_code: string | null
  category_code: string | null
  month: string | null
  amount_fen: bigint
  /** What the message needs; amounts as text in fen, personal data masked. */
  facts: unknown
  /** Natural keys of the rows behind the alert. */
  evidence: readonly Evidence[]
}

/**
 * A row behind an alert, by its natural key: 指标文号, 审批文号 with what it decided on, 拨付单号, 批次号,
 * 批次号/序号, 凭证号, 银行流水号, 追缴收据号, 上缴文号, 更正凭证号, 回访号/序号. `fen` is how much of the row's
 * money is at stake, as text; what the rows of an alert have at stake is the alert's amount, so no
 * fen is in it twice.
 */
export interface Evidence {
  kind: EvidenceKind
  key: string
  fen: string
}

/** What a parameter is, and which text fixes its default. */
export interface AboutParameter {
  readonly name: string
  readonly source: string
  readonly certainty: Basis['certainty']
}

/** Where no text fixes a default, so that a bureau is free to set its own. */
export const ownDefault = {
  source: '法规未作规定,为本系统默认值,可按本地实施办法设置',
  certainty: 'unverified',
} as const

/** A parameter with its Chinese name and source; both show in the catalogue's JSON Schema. */
export function parameter<Schema extends z.ZodType>(
  schema: Schema,
  { name, source, certainty }: AboutParameter,
): Schema {
  return schema.meta({ title: name, description: source, certainty })
}

/** Over what a rule is run: only what had happened by the end of `asOf` counts. */
export interface Scope {
  readonly districtCode: string
  readonly asOf: string
}

interface RuleTexts<Code extends string> {
  /** Never reused: what the rule is about, then what is wrong. */
  readonly code: Code
  readonly pattern: Pattern
  readonly severity: Severity
  readonly name: string
  readonly summary: string
  /** Why it is a sign of misuse. */
  readonly why: string
  /** What looks like it and is none, and what the rule cannot see. */
  readonly exclusions: readonly string[]
  readonly basis: readonly [Basis, ...Basis[]]
  /** What whoever looks into an alert does next. */
  readonly nextCheck: string
  /** Each alert is of one month, and judged by the parameters that were in force as it began. */
  readonly isOfMonths?: true
}

export interface RuleDefinition<
  Code extends string,
  Params extends z.ZodObject,
  Facts extends z.ZodObject,
> extends RuleTexts<Code> {
  readonly params: Params
  readonly facts: Facts
  readonly message: (facts: z.output<Facts>) => string
  /** The tables that its query reads besides those of the database. */
  readonly reads?: readonly Prepared[]
  readonly detect: (scope: Scope & { params: z.output<Params> }) => RawBuilder<Detected>
}

/** A rule as everybody but its own file sees it. */
export interface Rule<Code extends string = string> extends RuleTexts<Code> {
  readonly params: z.ZodObject
  readonly facts: z.ZodObject
  /** The sentence for stored facts; the summary where they are of an older form of the rule. */
  readonly message: (facts: unknown) => string
  /** What must be prepared before its query. */
  readonly reads: readonly Prepared[]
  /** One set-based query; parameters that are not given have their defaults. */
  readonly detect: (scope: Scope & { params: unknown }) => RawBuilder<Detected>
}

/** What an alert says to whoever has to look into it: its numbers, and what they break. */
export function explanationOf(rule: Rule, facts: unknown): string {
  const basis = rule.basis.map(({ document, article }) => document + article).join('、')
  return `${rule.message(facts)}。依据:${basis}。`
}

/** Everything there is to know about a rule is in the object given here. */
export function defineRule<
  const Code extends string,
  Params extends z.ZodObject,
  Facts extends z.ZodObject,
>(definition: RuleDefinition<Code, Params, Facts>): Rule<Code> {
  const { params, facts, message, reads = [], detect } = definition
  return Object.freeze({
    ...definition,
    reads,
    message: (stored: unknown) => {
      const known = facts.safeParse(stored)
      return known.success ? message(known.data) : definition.summary
    },
    detect: ({ districtCode, asOf, params: given }: Scope & { params: unknown }) =>
      detect({ districtCode, asOf, params: params.parse(given) }),
  })
}

/** An amount among the facts: fen as text in the database, bigint in the message. */
export const fenText = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text))
