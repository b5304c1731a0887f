/** A rule's code; `cases` names none that the list of rules does not have. */
export type CaseRule = `${string}.${string}`

/** What was planted in a book of cases, and what only looks like it. */
export interface CaseTruth {
  misuse: { rule: CaseRule; evidence: string[]; amountYuan: string; note: string }[]
  nearMisses: { rule: CaseRule; evidence: string[]; note: string }[]
}
