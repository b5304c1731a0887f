import { type Fen, formatYuan } from '../../kernel/fen.ts'

/** Misuse that is planted; what pays it out adds evidence and amount to it. */
export interface Misuse {
  rule: RuleCode
  evidence: string[]
  amountFen: Fen
  note: string
}

export const plantedRules = [
  'retention.unallocated',
  'retention.late_month',
  'retention.not_reissued',
  'interception.channel_residue',
  'interception.short_paid',
  'interception.shared_account',
  'diversion.admin_subject',
  'diversion.unexplained_debit',
  'scope.after_death',
  'scope.exclusive_categories',
  'scope.over_standard',
  'scope.no_eligibility',
  'scope.disqualified',
  'integrity.duplicate_payment',
  'integrity.bad_identity',
  'scope.outside_decision',
  'integrity.unmatched_line',
] as const

export type RuleCode = (typeof plantedRules)[number]

/** What does not agree between the statement and the books. */
export interface Discrepancy {
  kind: 'in_bank_not_in_books' | 'in_books_not_in_bank' | 'fee_or_interest' | 'amount_differs'
  evidence: string[]
  note: string
}

/** What does not agree between the finance bureau's table and the books. */
export interface FinanceDifference {
  month: string
  document: string
  category: string
  reason: 'document_unknown' | 'other_document' | 'unexplained'
}

/** Yuan by stage, as decimal strings. */
export interface Totals {
  received: string
  allocated: string
  disbursed: string
  /** Credited to people, re-issues included. */
  paid: string
  spent: string
  returned: string
  reissued: string
}

/** What a district was made of, and what was planted in it. */
export interface Truth {
  seed: number
  people: number
  months: number
  totals: Totals
  misuse: { rule: RuleCode; evidence: string[]; amountYuan: string; note: string }[]
  discrepancies: Discrepancy[]
  financeDifferences: FinanceDifference[]
}

export function misuseOf(rule: RuleCode, note: string): Misuse {
  return { rule, evidence: [], amountFen: 0n, note }
}

/** In the order of the catalogue, plants that left no evidence dropped. */
export function misuseEntries(planted: readonly Misuse[]): Truth['misuse'] {
  return plantedRules.flatMap((rule) =>
    planted
      .filter((misuse) => misuse.rule === rule && misuse.evidence.length > 0)
      .map(({ evidence, amountFen, note }) => ({
        rule,
        evidence,
        amountYuan: formatYuan(amountFen),
        note,
      })),
  )
}
