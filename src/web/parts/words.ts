type Words = Readonly<Record<string, string>>

/** What a code is called; one that the page does not know stands for itself. */
export const wordOf = (words: Words, code: string): string => words[code] ?? code

/** An entry of the books by its key, whose kind of movement stands before the first colon. */
export function entryName(transfers: Words, key: string): string {
  const [kind = '', ...rest] = key.split(':')
  return [wordOf(transfers, kind), ...rest].join(' ')
}
