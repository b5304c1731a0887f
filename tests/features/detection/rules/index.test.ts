import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { detectionRules } from '../../../../src/features/detection/index.ts'

const folder = path.resolve(import.meta.dirname, '../../../../src/features/detection/rules')
const patterns: Record<string, string> = { scope: 'out_of_scope' }

/** rules/scope/after-death.ts → scope.after_death */
const codesOfFiles = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) =>
    readdirSync(path.join(folder, entry.name)).map(
      (file) => `${entry.name}.${file.replace('.ts', '').replaceAll('-', '_')}`,
    ),
  )

const fileOf = (code: string) => code.replace('.', '/').replaceAll('_', '-')

describe('the list of rules', () => {
  test('has every file once, and nothing else', () => {
    expect(detectionRules.length).toBeGreaterThanOrEqual(15)
    expect(detectionRules.map((rule) => rule.code).toSorted()).toEqual(codesOfFiles.toSorted())
    expect(Object.isFrozen(detectionRules)).toBe(true)
  })

  test.each(detectionRules)('$code is complete', (rule) => {
    const [area = ''] = rule.code.split('.')
    expect(rule.pattern).toBe(patterns[area] ?? area)
    expect(existsSync(path.join(import.meta.dirname, `${fileOf(rule.code)}.test.ts`))).toBe(true)
    const texts = [rule.name, rule.summary, rule.why, rule.nextCheck, ...rule.exclusions]
    for (const text of texts) expect(text).toMatch(/\p{Script=Han}/u)
    expect(rule.exclusions.length).toBeGreaterThan(0)
    for (const { document, article } of rule.basis) {
      expect(document).toMatch(/^《.+》/)
      expect(article).toMatch(/^第.+条/)
    }
    expect(Object.isFrozen(rule)).toBe(true)
  })

  test.each(detectionRules)('$code runs without a setting', (rule) => {
    const defaults = rule.params.parse({})
    expect(Object.keys(defaults).toSorted()).toEqual(Object.keys(rule.params.shape).toSorted())
  })

  test.each(detectionRules)('$code shows its summary for facts of an older form', (rule) => {
    expect(rule.message({ form: 'older' })).toBe(rule.summary)
  })
})
