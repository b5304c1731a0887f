import type { Scheme } from '../scheme/definition.ts'
import { gradeOf } from '../scheme/grades.ts'

/** Total → rank, the highest first; the rank after a tie is as far down as there are better ones. */
export function ranksOf(totals: readonly bigint[]): Map<bigint, number> {
  const ranks = new Map<bigint, number>()
  const sorted = totals.toSorted((a, b) => (a === b ? 0 : a > b ? -1 : 1))
  sorted.forEach((total, no) => {
    if (!ranks.has(total)) ranks.set(total, no + 1)
  })
  return ranks
}

/** The grade of a total, not better than the vetoes that hold allow. */
export function cappedGrade(scheme: Scheme, total: bigint, vetoes: readonly string[]): string {
  const places = scheme.vetoes
    .filter(({ code }) => vetoes.includes(code))
    .map(({ capsGradeAt }) => scheme.grades.findIndex(({ name }) => name === capsGradeAt))
  const earned = scheme.grades.findIndex(({ name }) => name === gradeOf(scheme, total)?.name)
  return scheme.grades[Math.max(earned, ...places)]?.name ?? ''
}
