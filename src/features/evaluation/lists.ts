import { defineList } from '../../kernel/list.ts'
import { appeal } from './appeals/schemas.ts'
import { scoreChange } from './changes/schemas.ts'
import { bulletinHead } from './dispatch/schemas.ts'
import { material, reminder } from './materials/schemas.ts'
import { evaluation, explainedCase, gap } from './runs/schemas.ts'
import { weightFreedom } from './runs/supposing-schemas.ts'
import { indicatorCard, scheme } from './scheme/schemas.ts'
import { askedValue } from './values/schemas.ts'
import { stateNames } from './workflow.ts'

const changeStates = {
  proposed: '待审定',
  approved: '已同意',
  rejected: '不同意',
  lapsed: '已失效',
} as const
const appealStates = { open: '待答复', upheld: '成立', rejected: '不成立' } as const

export const schemeList = defineList('评价方案', scheme, {
  方案编码: (row) => row.code,
  版本: (row) => row.version,
  年度: (row) => row.year,
  方案名称: (row) => row.name,
})

export const indicatorList = defineList('计算指标', indicatorCard, {
  指标编码: (row) => row.code,
  指标名称: (row) => row.name,
  计量: (row) => row.counts,
})

export const evaluationList = defineList('绩效评价', evaluation, {
  评价编号: (row) => row.id,
  方案编码: (row) => row.scheme,
  方案版本: (row) => row.schemeVersion,
  方案名称: (row) => row.schemeName,
  年度: (row) => row.year,
  数据截至: (row) => row.asOf,
  状态: (row) => stateNames[row.state],
  公布日期: (row) => row.publishedOn,
})

export const gapList = defineList('评价缺报', gap, {
  乡镇代码: (row) => row.subjectCode,
  '乡镇(街道)': (row) => row.subjectName,
  指标编码: (row) => row.indicator,
  指标名称: (row) => row.indicatorName,
  分值: (row) => row.weight,
  提供单位: (row) => row.owner,
  缺少内容: (row) => row.missing,
  佐证要求: (row) => row.evidence.join('、'),
})

export const caseList = defineList('扣分明细', explainedCase, {
  种类: (row) => row.kind,
  编号: (row) => row.key,
  情况: (row) => row.says,
})

export const changeList = defineList('分数调整', scoreChange, {
  乡镇代码: (row) => row.subjectCode,
  指标编码: (row) => row.indicator,
  计算得分: (row) => row.computed,
  调整后得分: (row) => row.score,
  理由: (row) => row.reason,
  状态: (row) => changeStates[row.state],
  提出人: (row) => row.proposedBy,
  审定人: (row) => row.decidedBy,
  审定意见: (row) => row.decisionNote,
})

export const appealList = defineList('评价申诉', appeal, {
  乡镇代码: (row) => row.subjectCode,
  '乡镇(街道)': (row) => row.subjectName,
  指标编码: (row) => row.indicator,
  申诉理由: (row) => row.ground,
  申诉日期: (row) => row.filedOn,
  状态: (row) => appealStates[row.state],
  答复: (row) => row.answer,
  答复日期: (row) => row.answeredOn,
})

/** The columns of 指标填报 first, so that what is filled in can come back. */
export const valueList = defineList('指标填报', askedValue, {
  年度: (row) => row.year,
  期次: (row) => row.period,
  乡镇代码: (row) => row.subjectCode,
  指标编码: (row) => row.code,
  数值: (row) => row.value,
  佐证说明: (row) => row.note,
  '乡镇(街道)': (row) => row.subjectName,
  指标名称: (row) => row.indicatorName,
  单位: (row) => row.unit,
  目标值: (row) => row.target,
  佐证要求: (row) => row.evidence.join('、'),
})

const reminderStates = {
  awaited: '待报送',
  due_soon: '即将到期',
  overdue: '逾期未报',
  submitted: '已报送',
  accepted: '已收',
} as const

export const materialList = defineList('报送材料', material, {
  年度: (row) => row.year,
  材料编码: (row) => row.code,
  材料名称: (row) => row.name,
  报送期限: (row) => row.dueOn,
  盖章扫描件: (row) => row.needsSealedScan,
  电子版: (row) => row.needsElectronicCopy,
  依据: (row) => row.source,
})

export const reminderList = defineList('材料催报', reminder, {
  乡镇代码: (row) => row.townshipCode,
  '乡镇(街道)': (row) => row.townshipName,
  材料名称: (row) => row.materialName,
  报送期限: (row) => row.dueOn,
  状态: (row) => reminderStates[row.state],
  报送日期: (row) => row.submittedOn,
  迟报天数: (row) => row.lateDays,
  退回原因: (row) => row.returnedBecause,
})

const kindNames = { indicator: '指标', area: '方面' } as const

export const sensitivityList = defineList('权重敏感性', weightFreedom, {
  种类: (row) => kindNames[row.kind],
  编码: (row) => row.code,
  名称: (row) => row.name,
  分值: (row) => row.weight,
  名次不变的最低分值: (row) => row.low?.weight ?? null,
  低于时追平: (row) => (row.low === null ? null : `${row.low.behind}追平${row.low.ahead}`),
  名次不变的最高分值: (row) => row.high?.weight ?? null,
  高于时追平: (row) => (row.high === null ? null : `${row.high.behind}追平${row.high.ahead}`),
})

export const bulletinList = defineList('调度通报', bulletinHead, {
  年度: (row) => row.year,
  季度: (row) => row.quarter,
  期号: (row) => row.number,
  数据截至: (row) => row.asOf,
  印发日期: (row) => row.issuedOn,
})
