import { expected, leaked, numbers, rows } from './guessed-first.ts'

/** Alone, without a second factor, a password has 15 characters or more (NIST SP 800-63B-4, 3.1.1.2). */
const shortestPassword = 15
const longestPassword = 200

const leftAtLeast = 8

const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))]

/**
 * Why a password is refused, or null where it will do. Any characters are welcome, none are asked
 * for; refused is what is short, has leaked, or is guessed first: names, common words, numbers that
 * people have, rows of keys and repetitions do not count.
 */
export function passwordFault(password: string, names: readonly string[]): string | null {
  const text = normalPassword(password)
  const { length } = [...text]
  if (length < shortestPassword) return `密码至少 ${shortestPassword} 个字符,空格和汉字也可以。`
  if (length > longestPassword) return `密码最多 ${longestPassword} 个字符。`
  const letters = text.toLowerCase()
  const once = letters.replace(/^(.+?)\1+$/u, '$1')
  const isRepeated = once !== letters && [...once].length < shortestPassword
  if (
    isRepeated ||
    leaked.has(letters) ||
    new Set(unexpectedIn(letters, names)).size < leftAtLeast
  ) {
    return '密码太容易猜到:去掉姓名、用户名、常见词、号码、连续和重复的字符后所剩无几,请换一个。'
  }
  return null
}

/** What is left of a text without names, words and numbers that are guessed first. */
function unexpectedIn(text: string, names: readonly string[]): string {
  const words = [...names.map((name) => name.toLowerCase()), ...expected]
  const bare = numbers.reduce((rest, number) => rest.replaceAll(number, ' '), text)
  const left = words
    .filter((word) => word.length >= 2)
    .reduce((rest, word) => rest.replaceAll(word, ' '), bare)
  return withoutRuns(left)
}

/** One form for each character, however a keyboard composes it. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC')
}

/** The text without spaces and without pieces of four or more keys in a row. */
function withoutRuns(text: string): string {
  let rest = ''
  let at = 0
  const letters = text.replaceAll(/\s/g, '')
  while (at < letters.length) {
    const length = runLength(letters.slice(at))
    if (length < 4) rest += letters[at]
    at += length < 4 ? 1 : length
  }
  return rest
}

function runLength(text: string): number {
  let length = 1
  while (length < text.length && runs.some((row) => row.includes(text.slice(0, length + 1)))) {
    length += 1
  }
  return length
}
