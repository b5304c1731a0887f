import { defineList } from '../../kernel/list.ts'
import { patternNames, rectificationKindNames, sourceNames } from './names.ts'
import { finding, findingStatistic, ledgerRow } from './schemas.ts'
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

/** 整改台账, as it is kept for inspectors: what was found, the three lists, what became of it. */
export const ledgerList = defineList('整改台账', ledgerRow, {
  编号: (row) => row.number,
  来源: (row) => sourceNames[row.source],
  来源文号: (row) => row.sourceDocument,
  发现日期: (row) => row.foundOn,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  责任单位: (row) => row.responsibleUnit,
  问题类型: (row) => patternNames[row.pattern],
  问题描述: (row) => row.description,
  依据: (row) => row.legalBasis,
  涉及金额: (row) => row.amount,
  整改类型: (row) => rectificationKindNames[row.rectificationKind],
  整改期限: (row) => row.dueOn,
  问题清单: (row) => row.problems,
  责任清单: (row) => row.duties,
  措施清单: (row) => row.measures,
  措施总数: (row) => row.measureCount,
  措施完成: (row) => row.measuresDone,
  最近进展: (row) => row.progress,
  进展日期: (row) => row.progressOn,
  已整改金额: (row) => row.rectified,
  上缴: (row) => row.handedUp,
  追回: (row) => row.recovered,
  归还原渠道: (row) => row.restored,
  补发到位: (row) => row.paidOut,
  调账: (row) => row.rebooked,
  未整改金额: (row) => row.remaining,
  问责人数: (row) => row.personsHeldAccountable,
  长效机制: (row) => row.mechanisms,
  状态: (row) => stateNames[row.state],
  报送日期: (row) => row.handedInOn,
  已超期: (row) => row.isOverdue,
  即将到期: (row) => row.isDueSoon,
  屡查屡犯: (row) => row.repeatOf,
})

const groupNames: Readonly<Record<string, string>> = Object.freeze({
  ...sourceNames,
  ...patternNames,
  ...rectificationKindNames,
  ...stateNames,
  done: '已整改',
  to_30: '30天以内',
  to_90: '31至90天',
  to_180: '91至180天',
  over_180: '180天以上',
})

export const statisticList = defineList('整改统计', findingStatistic, {
  分组: (row, names) =>
    row.key === null ? '区本级' : (groupNames[row.key] ?? names.township(row.key)),
  问题数: (row) => row.count,
  涉及金额: (row) => row.amount,
  已整改金额: (row) => row.rectifiedAmount,
  未整改金额: (row) => row.remainingAmount,
  上缴: (row) => row.handedUp,
  追回: (row) => row.recovered,
  归还原渠道: (row) => row.restored,
  补发到位: (row) => row.paidOut,
  调账: (row) => row.rebooked,
  已整改数: (row) => row.doneCount,
  已销号数: (row) => row.closedCount,
  销号率: (row) => row.closedRate,
  按期整改数: (row) => row.inTimeCount,
  按期整改率: (row) => row.inTimeRate,
  已超期: (row) => row.overdueCount,
  即将到期: (row) => row.dueSoonCount,
  屡查屡犯: (row) => row.repeatCount,
})
