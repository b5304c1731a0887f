import { defineList } from '../../kernel/list.ts'
import { patternNames, rectificationKindNames, sourceNames } from './names.ts'
import { finding } from './schemas.ts'
import { stateNames } from './workflow.ts'

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
  整改类型: (row) => rectificationKindNames[row.rectificationKind],
  整改期限: (row) => row.dueOn,
  责任单位: (row) => row.responsibleUnit,
  依据: (row) => row.legalBasis,
  状态: (row) => stateNames[row.state],
  已整改金额: (row) => row.rectified,
  未整改金额: (row) => row.remaining,
  报送日期: (row) => row.handedInOn,
  已超期: (row) => row.isOverdue,
  即将到期: (row) => row.isDueSoon,
  屡查屡犯: (row) => row.repeatOf,
  系统性问题: (row) => row.isSystemic,
})
