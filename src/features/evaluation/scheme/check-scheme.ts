import type { z } from 'zod'
import { marksText } from '../scores/marks-text.ts'
import type { Grade } from './grades.ts'
import type { Scoring } from './scoring.ts'
import type { Source } from './source.ts'

interface Item {
  code: string
  weight: bigint
  source: Source
  scoring: Scoring
}
interface Checked {
  fullMarks: bigint
  scores: 'township' | 'district'
  feedsAllocation: boolean
  grades: readonly Grade[]
  areas: readonly { indicators: readonly Item[] }[]
  vetoes: readonly { code: string; empties: string[]; capsGradeAt?: string | undefined }[]
}

/** What holds between the parts of a scheme, each fault at its place. */
export function checkScheme(scheme: Checked, context: z.RefinementCtx): void {
  const fault = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  const items = scheme.areas.flatMap(({ indicators }, areaNo) =>
    indicators.map((item, no) => ({ item, path: ['areas', areaNo, 'indicators', no] })),
  )
  const sum = items.reduce((total, { item }) => total + item.weight, 0n)
  if (sum !== scheme.fullMarks) {
    const message = `各指标分值合计${marksText(sum)},应等于总分${marksText(scheme.fullMarks)}`
    fault(['areas'], message)
  }
  if (scheme.feedsAllocation && scheme.scores !== 'township') {
    fault(['feedsAllocation'], '只有评价乡镇的方案才能用于分配')
  }
  const seen = new Set<string>()
  const vetoes = scheme.vetoes.map((veto, no) => ({ code: veto.code, path: ['vetoes', no] }))
  for (const { code, path } of [...items.map(({ item, path }) => ({ ...item, path })), ...vetoes]) {
    if (seen.has(code)) fault([...path, 'code'], `编码“${code}”重复`)
    seen.add(code)
  }
  for (const { item, path } of items)
    checkItem(item, (place, text) => fault([...path, ...place], text))
  const codes = new Set(items.map(({ item }) => item.code))
  scheme.vetoes.forEach((veto, no) => {
    const unknown = veto.empties.filter((code) => !codes.has(code))
    if (unknown.length > 0) fault(['vetoes', no, 'empties'], `没有指标${unknown.join('、')}`)
    const { capsGradeAt } = veto
    if (capsGradeAt !== undefined && !scheme.grades.some(({ name }) => name === capsGradeAt)) {
      fault(['vetoes', no, 'capsGradeAt'], `没有等次“${capsGradeAt}”`)
    }
    if (capsGradeAt === undefined && veto.empties.length === 0) {
      fault(['vetoes', no], '一票否决应写明哪些指标不得分,或等次最高为哪一等')
    }
  })
}

function checkItem({ weight, scoring }: Item, fault: (place: string[], text: string) => void) {
  if (scoring.kind === 'bonus' && weight !== 0n) fault(['weight'], '加分项的分值应为0')
  if (scoring.kind !== 'bonus' && weight === 0n) fault(['weight'], '分值应大于0')
  if (scoring.kind !== 'bands') return
  const ordered = scoring.steps.every(({ limit }, no) => {
    const before = scoring.steps[no - 1]?.limit
    if (before === undefined) return true
    const order = limit.numerator * before.denominator - before.numerator * limit.denominator
    return scoring.direction === 'at_least' ? order < 0n : order > 0n
  })
  if (!ordered) fault(['scoring', 'steps'], '各档应从最好的一档写起')
}
