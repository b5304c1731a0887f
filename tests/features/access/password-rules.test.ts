import { describe, expect, test } from 'vitest'
import { hashPassword, passwordMatches } from '../../../src/features/access/users/password.ts'
import { passwordFault } from '../../../src/features/access/users/password-rules.ts'

const names = ['zhang.san', '张三丰']

describe('a password that is accepted', () => {
  test.each([
    'correct horse battery',
    '窗前明月光疑是地上霜举头望明月',
    'Xk7 pQ9 vT2 mN4',
    '7391 telephones 4826',
    'every good boy deserves fun',
  ])('%s', (password) => {
    expect(passwordFault(password, names)).toBeNull()
  })
})

describe('a password that is refused', () => {
  test.each([
    ['one character too short', 'Xk7pQ9vT2mN4aB', '至少 15'],
    ['too long', 'abcd'.repeat(51), '最多 200'],
    ['a repetition', 'aaaaaaaaaaaaaaaaaaaa', '容易猜到'],
    ['a row of keys', 'qwertyuiopasdfghjkl', '容易猜到'],
    ['a row of digits, backwards too', '01234567899876543210', '容易猜到'],
    ['columns of keys', '1qaz2wsx3edc4rfv5tgb', '容易猜到'],
    ['keys from two rows in turn', '1q2w3e4r5t6y7u8i', '容易猜到'],
    ['a password that leaked long ago', 'correcthorsebatterystaple', '容易猜到'],
    ['the same with spaces', 'Correct Horse Battery Staple', '容易猜到'],
    ['keys and digits in turn', 'q1w2e3r4t5y6u7i8o9p0', '容易猜到'],
    ['a good half, twice', 'Xk7pQ9vTXk7pQ9vT', '容易猜到'],
    ['a leaked one that looks random', 'zqjphsyf6ctifgu', '容易猜到'],
    ['an identity number with a little', '430603198507231234-abc', '容易猜到'],
    ['a telephone number and a birthday', '13807309876-19850723', '容易猜到'],
    ['words that everybody tries', 'Password-Admin-2024', '容易猜到'],
    ['the work', '困难群众社会救助低保财务民政云溪2024', '容易猜到'],
    ['the office and the year', 'yunxi-minzheng-2024', '容易猜到'],
    ['the own user name', 'zhang.san.zhang.san!1', '容易猜到'],
    ['the own name', '张三丰张三丰张三丰张三丰张三丰', '容易猜到'],
  ])('%s', (_why, password, reason) => {
    expect(passwordFault(password, names)).toContain(reason)
  })
})

test('fifteen characters are enough, counted as a person counts them', () => {
  expect(passwordFault('天地玄黄宇宙洪荒日月盈昃辰宿列', names)).toBeNull()
  expect(passwordFault('天地玄黄宇宙洪荒日月盈昃辰宿', names)).toContain('至少 15')
})

test('a password is the same however its characters are composed', async () => {
  const hash = await hashPassword('ﬁve Ａngstro\u0308m units')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwordMatches(hash, 'five Angström units')).toBe(true)
  expect(await passwordMatches(hash, 'five Angstrom units')).toBe(false)
})
