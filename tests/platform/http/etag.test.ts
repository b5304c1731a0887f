import { describe, expect, test } from 'vitest'
import { etagOf, requireVersion } from '../../../src/platform/http/etag.ts'

const given = (tag?: string) =>
  requireVersion({ headers: tag === undefined ? {} : { 'if-match': tag } })

describe('a version as an entity tag', () => {
  test('comes back as it went out', () => {
    expect(etagOf(12)).toBe('"v12"')
    expect(given(etagOf(12))).toBe(12)
  })

  test('is required', () => {
    expect(() => given()).toThrow(expect.objectContaining({ status: 428 }))
    expect(() => given('')).toThrow(expect.objectContaining({ status: 428 }))
  })

  test.each(['*', 'v1', 'W/"v1"', '"v1", "v2"', '"x"'])('%s fits no version', (tag) => {
    expect(() => given(tag)).toThrow(expect.objectContaining({ status: 412 }))
  })
})
