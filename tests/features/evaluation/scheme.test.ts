import { describe, expect, test } from 'vitest'
import {
  indicatorsOf,
  schemeDefinition,
} from '../../../src/features/evaluation/scheme/definition.ts'
import { readScheme } from '../../../src/features/evaluation/scheme/faults.ts'
import { gradeOf } from '../../../src/features/evaluation/scheme/grades.ts'
import shipped from '../../../src/features/evaluation/schemes/effectiveness-2023.json' with {
  type: 'json',
}

type Raw = typeof shipped
const faultsOf = (change: (scheme: Raw) => void) => {
  const scheme = structuredClone(shipped)
  change(scheme)
  const read = readScheme(scheme)
  return 'faults' in read ? read.faults.map(({ place, reason }) => `${place}: ${reason}`) : []
}

test('the shipped scheme has six areas, 100 marks, and its funds are wholly computed', () => {
  const scheme = schemeDefinition.parse(shipped)
  expect(scheme.areas).toHaveLength(6)
  const funds = scheme.areas.find(({ name }) => name === '资金管理')?.indicators ?? []
  expect(funds.every(({ source }) => source.kind === 'computed')).toBe(true)
  expect(funds.reduce((sum, { weight }) => sum + weight, 0n)).toBeGreaterThanOrEqual(4_000n)
  expect(indicatorsOf(scheme)).toHaveLength(14)
})

describe('a faulty scheme is refused with the place', () => {
  test('weights that do not add up', () => {
    const faults = faultsOf((scheme) => {
      Object.assign(scheme.areas[0]?.indicators[0] ?? {}, { weight: 7 })
    })
    expect(faults).toEqual(['方面: 各指标分值合计101,应等于总分100'])
  })

  test('an indicator that nobody computes', () => {
    const faults = faultsOf((scheme) => {
      Object.assign(scheme.areas[1]?.indicators[1]?.source ?? {}, { indicator: 'luck' })
    })
    expect(faults).toEqual([
      '第2个方面“精准救助”第2项指标“B2”的数据来源的计算指标: 系统没有这个计算指标',
    ])
  })

  test('a code twice', () => {
    const faults = faultsOf((scheme) => {
      Object.assign(scheme.areas[0]?.indicators[0] ?? {}, { code: 'A2' })
    })
    expect(faults).toEqual(['第1个方面“政策落实”第2项指标“A2”的编码: 编码“A2”重复'])
  })

  test('grades with a hole at the bottom', () => {
    expect(faultsOf((scheme) => scheme.grades.pop())).toEqual([
      '等次: 等次应从高到低,最后一等从0起',
    ])
  })
})

test.each([
  [9_000n, '优秀'],
  [8_999n, '良好'],
  [8_000n, '良好'],
  [6_000n, '合格'],
  [5_999n, '不合格'],
  [0n, '不合格'],
])('%s hundredths of marks are %s', (total, grade) => {
  expect(gradeOf(schemeDefinition.parse(shipped), total)?.name).toBe(grade)
})
