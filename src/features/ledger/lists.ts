import { defineList } from '../../kernel/list.ts'
import { account, accountEntry } from './account-schemas.ts'
import { channelNames } from './channel-names.ts'
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

export const accountList = defineList('资金账户', account, {
  环节: (row) => row.stageName,
  年度: (row) => row.fiscalYear,
  文号: (row) => row.document,
  救助类别: (row, names) => names.category(row.categoryCode),
  乡镇代码: (row) => row.townshipCode,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  渠道: (row) => channelNames[row.channel ?? ''] ?? null,
  累计转入: (row) => row.cameIn,
  累计转出: (row) => row.wentOut,
  余额: (row) => row.balance,
})

export const accountEntryList = defineList('账户流水', accountEntry, {
  记账日期: (row) => row.bookedOn,
  录入时间: (row) => row.recordedAt,
  业务: (row) => row.kindName,
  编号: (row) => row.reference,
  冲正: (row) => row.isReversal,
  对方环节: (row) => row.otherStageName,
  金额: (row) => row.amount,
  余额: (row) => row.balance,
})
