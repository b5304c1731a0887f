import { expect, test } from 'vitest'
import { openVault } from '../../../src/platform/crypto/vault.ts'

const vault = openVault('one secret of this installation, 32+')

test('what is sealed can be opened, and looks different each time', () => {
  const [first, second] = [vault.seal('11010519491231002X'), vault.seal('11010519491231002X')]
  expect(first.equals(second)).toBe(false)
  expect(first.includes('1101')).toBe(false)
  expect(vault.unseal(first)).toBe('11010519491231002X')
})

test('a changed byte is noticed', () => {
  const sealed = vault.seal('6217001234567890122')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(() => vault.unseal(sealed)).toThrow()
})

test('the same number has the same hash, under this secret only', () => {
  const other = openVault('the secret of another installation, 32+')
  expect(vault.hash('1').equals(vault.hash('1'))).toBe(true)
  expect(vault.hash('1').equals(other.hash('1'))).toBe(false)
})
