/** Why a grade is lower than the marks earn. */
export interface GradeCap {
  readonly earned: string
  /** The vetoes that hold it down, "V1 查实挪用、截留问题". */
  readonly by: string
}

interface Graded {
  readonly name: string
  readonly grade: string
  readonly gradeCap: GradeCap | null
}

/** A grade that is held down has a mark, which `capNote` explains. */
export const gradeText = ({ grade, gradeCap }: Pick<Graded, 'grade' | 'gradeCap'>): string =>
  gradeCap === null ? grade : `${grade}＊`

/** "良好" held down to "合格", in words; the number of places named is limited. */
export function capNote(rows: readonly Graded[], most = 6): string {
  const held = rows.filter(({ gradeCap }) => gradeCap !== null)
  if (held.length === 0) return ''
  const words = held
    .slice(0, most)
    .map(({ name, grade, gradeCap }) => `${name}由${gradeCap?.earned}降为${grade}`)
  const by = [...new Set(held.map(({ gradeCap }) => gradeCap?.by))]
  return (
    `＊因否决项（${by.join('、')}）降低等次：${words.join('、')}` +
    `${held.length > most ? `等${held.length}个` : ''}。`
  )
}
