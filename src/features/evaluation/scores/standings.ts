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

/** What the total earns, and the vetoes that hold the grade below it; null where none does. */
export function gradeCapOf(
  scheme: Scheme,
  { total, grade, vetoes }: { total: bigint; grade: string; vetoes: readonly string[] },
): { earned: string; by: string } | null {
  const earned = gradeOf(scheme, total)?.name ?? ''
  if (earned === grade) return null
  const holding = scheme.vetoes.filter(
    ({ code, capsGradeAt }) => vetoes.includes(code) && capsGradeAt !== undefined,
  )
  return { earned, by: holding.map(({ code, name }) => `${code} ${name}`).join('、') }
}

/** The grade of a total, not better than the vetoes that hold allow. */
export function cappedGrade(scheme: Scheme, total: bigint, vetoes: readonly string[]): string {
  const places = scheme.vetoes
    .filter(({ code }) => vetoes.includes(code))
    .map(({ capsGradeAt }) => scheme.grades.findIndex(({ name }) => name === capsGradeAt))
  const earned = scheme.grades.findIndex(({ name }) => name === gradeOf(scheme, total)?.name)
  return scheme.grades[Math.max(earned, ...places)]?.name ?? ''
}
