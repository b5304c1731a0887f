import { formatRatio, type Ratio } from '../../../kernel/ratio.ts'
import type { Scoring } from '../scheme/scoring.ts'
import type { Frozen } from './frozen.ts'
import { reaches, shortfallOf } from './marks.ts'
import { marksText, plain } from './marks-text.ts'

/** Why marks were lost under a rule. */
export function reasonFor(scoring: Scoring, value: Ratio, counter: string): string {
  switch (scoring.kind) {
    case 'ratio_to_target':
      return `${scoring.direction === 'at_least' ? '未达' : '超出'}目标${plain(scoring.target)},按比例得分`
    case 'bands': {
      const step = scoring.steps.find(({ limit }) => reaches(value, scoring.direction, limit))
      return step === undefined ? '未达最低一档' : `按${step.percent}%一档得分`
    }
    case 'deduct_per_case':
      return `每${counter}扣${marksText(scoring.marks)}分`
    case 'deduct_per_missing':
      return `应有${scoring.required}${counter},每少1${counter}扣${marksText(scoring.marks)}分`
    case 'deduct_per_point': {
      const by = scoring.direction === 'at_least' ? '低' : '高'
      const short = formatRatio(shortfallOf(scoring, value), 2)
      return `${by}于目标${short}个百分点,每点扣${marksText(scoring.marks)}分`
    }
    case 'all_or_nothing':
      return scoring.otherwise < 0n
        ? `未达到的得${marksText(scoring.otherwise)}分`
        : scoring.direction === 'at_most'
          ? '出现即不得分'
          : '未达到即不得分'
    case 'bonus':
      return `每${counter}加${marksText(scoring.marks)}分,最多加${marksText(scoring.cap)}分`
  }
}

/** What one of the counted is called: 个, 天. */
export function counterOf(frozen: Frozen): string {
  switch (frozen.kind) {
    case 'computed':
      return frozen.counts
    case 'reported':
    case 'inspected':
      return frozen.unit
    default:
      return ''
  }
}
