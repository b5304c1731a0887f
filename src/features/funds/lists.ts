import { defineList } from '../../kernel/list.ts'
import { proposal } from './proposal-schemas.ts'
import { adjustment, allocation, appropriation, disbursement } from './schemas.ts'

const levelNames = { central: '中央', province: '省', city: '市', county: '县' } as const
const effectNames = {
  grant: '下达',
  increase: '追加',
  withdrawal: '收回',
  opening: '年初结转',
} as const
const channelNames = {
  bank: '社会化发放',
  township_account: '乡镇账户',
  institution: '供养机构',
  direct: '集中支付',
} as const
const stateNames = { proposed: '待确认', confirmed: '已确认', rejected: '已否决' } as const

export const appropriationList = defineList('指标文件', appropriation, {
  文号: (row) => row.documentNumber,
  标题: (row) => row.title,
  来源级次: (row) => levelNames[row.level],
  下达日期: (row) => row.issuedOn,
  收到日期: (row) => row.receivedOn,
  预算年度: (row) => row.fiscalYear,
  功能科目: (row) => row.subject,
  救助类别: (row, names) => (row.category === null ? '' : names.category(row.category)),
  金额: (row) => row.amount,
  备注: (row) => row.note,
  性质: (row) => effectNames[row.effect],
  原文号: (row) => row.amends,
  原年度: (row) => row.originYear,
  已冲正: (row) => row.isReversed,
  追加合计: (row) => row.increased,
  收回合计: (row) => row.withdrawn,
  已分配: (row) => row.allocated,
  未分配: (row) => row.available,
})

export const allocationList = defineList('分配表', allocation, {
  文号: (row) => row.documentNumber,
  救助类别: (row, names) => names.category(row.category),
  乡镇代码: (row) => row.township,
  金额: (row) => row.amount,
  分配日期: (row) => row.decidedOn,
  审批文号: (row) => row.decisionNumber,
  '乡镇(街道)': (row, names) => names.township(row.township),
  已冲正: (row) => row.isReversed,
})

/** The account number leaves masked, so the column has a title of its own. */
export const disbursementList = defineList('拨付单', disbursement, {
  拨付单号: (row) => row.number,
  救助类别: (row, names) => names.category(row.category),
  乡镇代码: (row) => row.township,
  渠道: (row) => channelNames[row.channel],
  收款单位: (row) => row.payeeName,
  '收款账号(脱敏)': (row) => row.payeeAccount,
  金额: (row) => row.amount,
  拨付日期: (row) => row.disbursedOn,
  文号: (row) => row.documentNumber,
  '乡镇(街道)': (row, names) => names.township(row.township),
  已冲正: (row) => row.isReversed,
})

export const adjustmentList = defineList('调剂', adjustment, {
  审批文号: (row) => row.decisionNumber,
  文号: (row) => row.documentNumber,
  调出类别: (row, names) => names.category(row.from.category),
  调出乡镇: (row, names) => names.township(row.from.township),
  调入类别: (row, names) => names.category(row.to.category),
  调入乡镇: (row, names) => names.township(row.to.township),
  金额: (row) => row.amount,
  调剂日期: (row) => row.decidedOn,
  原因: (row) => row.reason,
  已冲正: (row) => row.isReversed,
})

export const proposalList = defineList('分配方案', proposal, {
  文号: (row) => row.documentNumber,
  救助类别: (row, names) => names.category(row.category),
  金额: (row) => row.amount,
  对象月份: (row) => row.needMonth,
  绩效年度: (row) => row.performanceYear,
  对象权重: (row) => row.weights.need,
  财力权重: (row) => row.weights.difficulty,
  绩效权重: (row) => row.weights.performance,
  状态: (row) => stateNames[row.state],
  编制人: (row) => row.madeBy,
  确认人: (row) => row.decidedBy,
  分配日期: (row) => row.decidedOn,
  审批文号: (row) => row.decisionNumber,
})
