import { describe, expect, test } from 'vitest'
import {
  indicatorsOf,
  schemeDefinition,
} from '../../../src/features/evaluation/scheme/definition.ts'
import { readScheme } from '../../../src/features/evaluation/scheme/faults.ts'
import { gradeOf } from '../../../src/features/evaluation/scheme/grades.ts'
import effectiveness from '../../../src/features/evaluation/schemes/effectiveness-2023.json' with {
  type: 'json',
}
import relief from '../../../src/features/evaluation/schemes/provincial-relief-2023.json' with {
  type: 'json',
}
import selfEvaluation from '../../../src/features/evaluation/schemes/self-evaluation-2023.json' with {
  type: 'json',
}
import small from '../../fixtures/small-scheme.json' with { type: 'json' }

type Raw = typeof small
const faultsOf = (change: (scheme: Raw) => void) => {
  const scheme = structuredClone(small)
  change(scheme)
  const read = readScheme(scheme)
  return 'faults' in read ? read.faults.map(({ place, reason }) => `${place}: ${reason}`) : []
}

test('the effectiveness drive has six areas, thirty indicators and more, and its funds are wholly computed', () => {
  const scheme = schemeDefinition.parse(effectiveness)
  expect(scheme.areas.map(({ name }) => name)).toEqual([
    '政策落实',
    '精准救助',
    '资金管理',
    '简化程序',
    '数字救助',
    '基层能力',
  ])
  expect(indicatorsOf(scheme).length).toBeGreaterThanOrEqual(30)
  const funds = scheme.areas.find(({ name }) => name === '资金管理')?.indicators ?? []
  expect(funds.every(({ source }) => source.kind === 'computed')).toBe(true)
  expect(funds.reduce((sum, { weight }) => sum + weight, 0n)).toBeGreaterThanOrEqual(3_000n)
})

test('the relief work is evaluated by its support, management, effect and innovation', () => {
  const { areas } = schemeDefinition.parse(relief)
  expect(areas.map(({ name }) => name)).toEqual(['工作保障', '工作管理', '工作效果', '工作创新'])
})

test('the self-evaluation weighs execution 10, output 50, benefit 30, satisfaction 10', () => {
  const scheme = schemeDefinition.parse(selfEvaluation)
  const weights = scheme.areas.map(({ indicators }) =>
    indicators.reduce((sum, { weight }) => sum + weight, 0n),
  )
  expect(weights).toEqual([1_000n, 5_000n, 3_000n, 1_000n])
  expect(scheme.grades.map(({ name }) => name)).toEqual(['优', '良', '中', '差'])
})

test('every shipped scheme can be read, and uses every kind of item between them', () => {
  const kinds = new Set(
    [effectiveness, relief, selfEvaluation].flatMap((one) =>
      indicatorsOf(schemeDefinition.parse(one)).map(({ scoring }) => scoring.kind),
    ),
  )
  expect([...kinds].sort()).toEqual([
    'all_or_nothing',
    'bands',
    'bonus',
    'deduct_per_case',
    'deduct_per_missing',
    'deduct_per_point',
    'ratio_to_target',
  ])
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

  test('an unknown word, a number that is none, a mark too fine', () => {
    const faults = faultsOf((scheme) => {
      const [first, second] = scheme.areas[0]?.indicators ?? []
      Object.assign(first ?? {}, { wieght: 1 })
      Object.assign(second ?? {}, { weight: 6.001 })
    })
    expect(faults).toEqual([
      '第1个方面“政策落实”第1项指标“A1”: 不应有 wieght 这一项',
      '第1个方面“政策落实”第2项指标“A2”的分值: 分值最多两位小数',
    ])
  })

  test('a total that is neither 100 nor 200, bands in the wrong order, a bonus with a weight', () => {
    expect(faultsOf((scheme) => Object.assign(scheme, { fullMarks: 120 }))).toEqual([
      '总分: 总分应为100或200',
    ])
    const faults = faultsOf((scheme) => {
      const bands = scheme.areas[2]?.indicators[1]?.scoring
      if (bands !== undefined && 'steps' in bands) bands.steps?.reverse()
      Object.assign(scheme.areas[5]?.indicators[0] ?? {}, {
        scoring: { kind: 'bonus', marks: 1, cap: 3 },
      })
    })
    expect(faults).toEqual([
      '第3个方面“资金管理”第2项指标“C2”的计分方式的档次: 各档应从最好的一档写起',
      '第6个方面“基层能力”第1项指标“F1”的分值: 加分项的分值应为0',
    ])
  })

  test('a veto that empties what is not there, caps at no grade, or does nothing', () => {
    const source = { kind: 'computed', indicator: 'diversion_findings' }
    const faults = faultsOf((scheme) =>
      Object.assign(scheme, {
        vetoes: [
          { code: 'V1', name: '挪用', source, empties: ['Z9'] },
          { code: 'V2', name: '截留', source, capsGradeAt: '很好' },
          { code: 'A1', name: '虚报', source },
        ],
      }),
    )
    expect(faults).toEqual([
      '第3项一票否决“A1”的编码: 编码“A1”重复',
      '第1项一票否决“V1”的不得分的指标: 没有指标Z9',
      '第2项一票否决“V2”的最高等次: 没有等次“很好”',
      '第3项一票否决“A1”: 一票否决应写明哪些指标不得分,或等次最高为哪一等',
    ])
  })

  test('parameters that an indicator does not know', () => {
    const faults = faultsOf((scheme) => {
      Object.assign(scheme.areas[2]?.indicators[2]?.source ?? {}, { params: { days: 0 } })
    })
    expect(faults).toEqual(['第3个方面“资金管理”第3项指标“C3”的数据来源的参数的days: 参数有误'])
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
  expect(gradeOf(schemeDefinition.parse(small), total)?.name).toBe(grade)
})
