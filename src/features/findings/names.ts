import { patternNames as alertPatternNames } from '../detection/index.ts'

/** The Chinese names of what findings carry as codes, as ledgers write them. */
export const sourceNames = Object.freeze({
  inspection_tour: '巡视巡察',
  audit: '审计',
  revitalisation_assessment: '乡村振兴考核',
  sanxiang_campaign: '三湘护农',
  daily_inspection: '日常检查',
  recipient_check: '抽查回访',
  alert: '系统疑点',
})
export const patternNames = Object.freeze({ ...alertPatternNames, other: '其他' })
export const rectificationKindNames = Object.freeze({
  at_once: '立行立改',
  staged: '分阶段',
  continuous: '持续',
})
