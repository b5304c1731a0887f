import type { Scoring } from '../scheme/scoring.ts'
import { marksText, plain } from './marks-text.ts'

/** How a value becomes marks, as a score sheet would say it. */
export function ruleText(scoring: Scoring, weight: bigint): string {
  const full = marksText(weight)
  const below = (floor: bigint) => (floor === 0n ? '扣完为止' : `最低${marksText(floor)}分`)
  const reached = (direction: string) => (direction === 'at_least' ? '达到' : '不超过')
  switch (scoring.kind) {
    case 'ratio_to_target':
      return `${reached(scoring.direction)}${plain(scoring.target)}得${full}分,未达到的按比例得分`
    case 'bands': {
      const steps = scoring.steps.map(
        ({ limit, percent }) => `${reached(scoring.direction)}${plain(limit)}得${percent}%`,
      )
      return `满分${full}分:${steps.join(',')},其余不得分`
    }
    case 'deduct_per_case': {
      const beyond = scoring.allowed === 0 ? '' : `超过${scoring.allowed}个的,`
      return `满分${full}分,${beyond}每个扣${marksText(scoring.marks)}分,${below(scoring.floor)}`
    }
    case 'deduct_per_point': {
      const by = scoring.direction === 'at_least' ? '低于' : '高于'
      const each = marksText(scoring.marks)
      return `满分${full}分,${by}${plain(scoring.target)}的每1个百分点扣${each}分,${below(scoring.floor)}`
    }
    case 'deduct_per_missing': {
      const each = marksText(scoring.marks)
      return `满分${full}分,应有${scoring.required}个,每少1个扣${each}分,${below(scoring.floor)}`
    }
    case 'all_or_nothing':
      return `${reached(scoring.direction)}${plain(scoring.target)}得${full}分,否则得${marksText(scoring.otherwise)}分`
    case 'bonus':
      return `加分项:每个加${marksText(scoring.marks)}分,最多加${marksText(scoring.cap)}分`
  }
}
