import type { RawBuilder } from 'kysely'
import { z } from 'zod'

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

export interface Evidence {
  kind: 'document' | 'disbursement' | 'batch' | 'line' | 'voucher' | 'bank'
  key: string
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
}

export interface RuleDefinition<
  Code extends string,
  Params extends z.ZodObject,
  Facts extends z.ZodObject,
> extends RuleTexts<Code> {
  readonly params: Params
  readonly facts: Facts
  readonly message: (facts: z.output<Facts>) => string
  readonly detect: (scope: Scope & { params: z.output<Params> }) => RawBuilder<Detected>
}

/** A rule as everybody but its own file sees it. */
export interface Rule<Code extends string = string> extends RuleTexts<Code> {
  readonly params: z.ZodObject
  readonly facts: z.ZodObject
  /** The sentence for stored facts; the summary where they are of an older form of the rule. */
  readonly message: (facts: unknown) => string
  /** One set-based query; parameters that are not given have their defaults. */
  readonly detect: (scope: Scope & { params: unknown }) => RawBuilder<Detected>
}

/** Everything there is to know about a rule is in the object given here. */
export function defineRule<
  const Code extends string,
  Params extends z.ZodObject,
  Facts extends z.ZodObject,
>(definition: RuleDefinition<Code, Params, Facts>): Rule<Code> {
  const { params, facts, message, detect } = definition
  return Object.freeze({
    ...definition,
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
