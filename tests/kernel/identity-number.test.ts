import { describe, expect, test } from 'vitest'
import { normaliseAccount } from '../../src/kernel/bank-account.ts'
import { normaliseDocumentNumber } from '../../src/kernel/document-number.ts'
import {
  birthDateOf,
  checkDigitOf,
  identityFault,
  normaliseIdentityNumber,
} from '../../src/kernel/identity-number.ts'
import { maskAccount, maskIdentity, maskName } from '../../src/kernel/mask.ts'

describe('identity numbers (GB 11643)', () => {
  test('the published example has its check digit', () => {
    expect(checkDigitOf('11010519491231002')).toBe('X')
    expect(identityFault('11010519491231002X')).toBeNull()
    expect(birthDateOf('11010519491231002X')).toBe('1949-12-31')
  })

  test('faults are told apart', () => {
    expect(identityFault('110105194912310021')).toBe('check-digit')
    expect(identityFault('11010519490231002X')).toBe('birth-date')
  })

  test('a lower-case x and blanks are understood, other shapes are not', () => {
    expect(normaliseIdentityNumber(' 11010519491231002x ')).toBe('11010519491231002X')
    expect(normaliseIdentityNumber("'11010519491231002X")).toBe('11010519491231002X')
    expect(normaliseIdentityNumber('110105491231002')).toBeNull()
    expect(normaliseIdentityNumber('1101051949123100AX')).toBeNull()
  })
})

test('account numbers', () => {
  expect(normaliseAccount('6217 0012 3456 7890 122')).toBe('6217001234567890122')
  expect(normaliseAccount('账号')).toBeNull()
})

test.each([
  ['湘财社指〔2023〕12号', '湘财社指〔2023〕12号'],
  ['湘财社指【2023】012号', '湘财社指〔2023〕12号'],
  ['湘财社指[2023]12号', '湘财社指〔2023〕12号'],
  ['湘财社指(2023) 第12号', '湘财社指〔2023〕12号'],
  ['财社〔201758号', '财社〔2017〕58号'],
])('the document number %s is %s', (text, normal) => {
  expect(normaliseDocumentNumber(text)).toBe(normal)
})

test('no document number', () => {
  expect(normaliseDocumentNumber('2023-12')).toBeNull()
})

test('what is shown hides what must be hidden', () => {
  expect(maskIdentity('11010519491231002X')).toBe('110105********002X')
  expect(maskAccount('6217001234567890122')).toBe('****0122')
  expect(maskName('欧阳测试')).toBe('欧***')
})
