import { defineList } from '../../kernel/list.ts'
import { closedMonth, reversal } from './schemas.ts'

const originNames = {
  appropriation: '指标文件',
  allocation: '分配',
  disbursement: '拨付',
  expenditure: '使用凭证',
  adjustment: '调剂',
  recovery: '追缴',
  remittance: '上缴',
  carryover: '结转',
} as const

export const closedMonthList = defineList('结账月份', closedMonth, {
  月份: (row) => row.month,
  结账人: (row) => row.closedBy,
  结账时间: (row) => row.closedAt,
})

export const reversalList = defineList('冲正', reversal, {
  业务: (row) => originNames[row.origin],
  业务编号: (row) => row.originId,
  冲正日期: (row) => row.reversedOn,
  依据文号: (row) => row.decisionNumber,
  原因: (row) => row.reason,
  经办人: (row) => row.reversedBy,
  金额: (row) => row.amount,
})
