import { z } from 'zod'

/** `from`: percent of the full marks. The next year's allocation counts with `factorBps`. */
const grade = z.strictObject({
  name: z.string().min(1),
  from: z.number().min(0).max(100),
  factorBps: z.int().min(1).max(100_000).default(10_000),
})
export type Grade = z.output<typeof grade>

const bands = (names: readonly string[]): Grade[] =>
  names.map((name, no) => ({
    name,
    from: [90, 80, 60, 0][no] ?? 0,
    factorBps: [11_000, 10_000, 9_000, 8_000][no] ?? 10_000,
  }))

/** The two scales in use; their bounds are the same, their words are not. */
const scales: Readonly<Record<string, readonly Grade[]>> = Object.freeze({
  '民发〔2016〕242号': bands(['优秀', '良好', '合格', '不合格']),
  '财预〔2020〕10号': bands(['优', '良', '中', '差']),
})

const named = z
  .string()
  .refine((name) => scales[name] !== undefined, {
    error: `没有这个等次标准,应为${Object.keys(scales).join('或')},或逐等写明`,
  })
  .transform((name) => [...(scales[name] ?? [])])

/** From the best down; a grade begins with its `from`, the last with 0. */
const listed = z
  .array(grade)
  .min(1)
  .refine(
    (grades) =>
      grades.at(-1)?.from === 0 &&
      grades.every(({ from }, no) => no === 0 || from < (grades[no - 1]?.from ?? 0)),
    { error: '等次应从高到低,最后一等从0起' },
  )

export const grades = z.union([named, listed])

interface Graded {
  fullMarks: bigint
  grades: readonly Grade[]
}

/** The grade of a total in hundredths of marks; bands are half-open, 90 is the better grade. */
export function gradeOf({ fullMarks, grades: all }: Graded, total: bigint): Grade | undefined {
  const percent = (from: number) => BigInt(Math.round(from * 100)) * fullMarks
  return all.find(({ from }) => total * 10_000n >= percent(from)) ?? all.at(-1)
}
