import { defineList } from '../../kernel/list.ts'
import { finding } from './schemas.ts'
import { stateNames } from './workflow.ts'

const sourceNames = {
  inspection_tour: '巡视巡察',
  audit: '审计',
  revitalisation_assessment: '乡村振兴考核',
  sanxiang_campaign: '三湘护农',
  daily_inspection: '日常检查',
  alert: '系统疑点',
} as const
const patternNames = {
  diversion: '挪用',
  interception: '截留',
  retention: '滞留',
  out_of_scope: '超范围',
  integrity: '真实性',
  other: '其他',
} as const
const kindNames = { at_once: '立行立改', staged: '分阶段', continuous: '持续' } as const

/** The columns of 问题台账 first, then what became of each finding. */
export const findingList = defineList('问题台账', finding, {
  编号: (row) => row.number,
  来源: (row) => sourceNames[row.source],
  来源文号: (row) => row.sourceDocument,
  发现日期: (row) => row.foundOn,
  乡镇代码: (row) => row.townshipCode,
  问题类型: (row) => patternNames[row.pattern],
  问题描述: (row) => row.description,
  涉及金额: (row) => row.amount,
  整改类型: (row) => kindNames[row.rectificationKind],
  整改期限: (row) => row.dueOn,
  责任单位: (row) => row.responsibleUnit,
  依据: (row) => row.legalBasis,
  状态: (row) => stateNames[row.state],
  已整改金额: (row) => row.rectified,
  未整改金额: (row) => row.remaining,
  已超期: (row) => row.isOverdue,
  即将到期: (row) => row.isDueSoon,
})
