/** Alone, without a second factor, a password has 15 characters or more (NIST SP 800-63B-4, 3.1.1.2). */
export const shortestPassword = 15
export const longestPassword = 200

const leftAtLeast = 8

/** What everybody tries first, in this office too; longest first, so that parts do not hide wholes. */
const expected = [
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'administrator',
  'iloveyou',
  'woaizhongguo',
  'thisismy',
  'trustno1',
  'zhongguo',
  'changeme',
  'mingzhang',
  'minzheng',
  'password',
  'passw0rd',
  'woaini',
  'yueyang',
  'qwerty',
  'letmein',
  'welcome',
  'yunxi',
  'admin',
  'hunan',
  'demo',
  'test',
  '民政',
  '明账',
  '云溪',
  '密码',
]

const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
]
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))]

/**
 * Why a password is refused, or null where it will do. Any characters are welcome, none are asked
 * for; refused is what is short, or what is guessed first: names, common words, rows of keys and
 * repetitions do not count.
 */
export function passwordFault(password: string, names: readonly string[]): string | null {
  const text = normalPassword(password)
  const { length } = [...text]
  if (length < shortestPassword) return `密码至少 ${shortestPassword} 个字符,空格和汉字也可以。`
  if (length > longestPassword) return `密码最多 ${longestPassword} 个字符。`
  const words = [...names.map((name) => name.toLowerCase()), ...expected]
  const left = words
    .filter((word) => word.length >= 2)
    .reduce((rest, word) => rest.replaceAll(word, ' '), text.toLowerCase())
  if (new Set(withoutRuns(left)).size < leftAtLeast) {
    return '密码太容易猜到:去掉姓名、用户名、常见词、连续和重复的字符后所剩无几,请换一个。'
  }
  return null
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
