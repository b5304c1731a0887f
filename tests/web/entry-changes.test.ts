import { expect, test } from 'vitest'
import { changesOf } from '../../src/web/pages/administration/journal/entry-changes.ts'

test('a changed record is told field by field, old beside new', () => {
  const before = { displayName: '甲', isDisabled: false }
  expect(changesOf({ before, after: { displayName: '乙', isDisabled: false } })).toEqual([
    { field: 'displayName', before: '甲', after: '乙' },
    { field: 'isDisabled', before: 'false', after: 'false' },
  ])
})

test('a single value and a value within others are pairs too', () => {
  expect(changesOf({ before: null, after: '94.5', version: 1 })).toEqual([
    { field: '', before: '—', after: '94.5' },
    { field: 'version', after: '1' },
  ])
  expect(changesOf({ dueOn: { before: '2023-01-01', after: '2023-02-01' } })).toEqual([
    { field: 'dueOn', before: '2023-01-01', after: '2023-02-01' },
  ])
})

test('what was not changed but only done has no before', () => {
  expect(changesOf({ method: 'password' })).toEqual([{ field: 'method', after: 'password' }])
  expect(changesOf(null)).toEqual([{ field: '', after: '—' }])
})
