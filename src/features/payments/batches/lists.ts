import { defineList } from '../../../kernel/list.ts'
import type { BatchRow } from './queries.ts'
import { batch, paymentLine, remark } from './schemas.ts'

const stateNames = {
  pending: '待校验',
  checked: '待审批',
  approved: '已审批',
  instructed: '已送银行',
  settled: '已发放',
  partially_settled: '部分发放',
  stopped: '已停发',
} as const

const progressText = ({ given, required, isVoid }: NonNullable<BatchRow['approval']>) =>
  `${given}/${required}${isVoid ? '(变动后须重新审批)' : ''}`

export const batchList = defineList('发放批次', batch, {
  批次号: (row) => row.number,
  发放月份: (row) => row.month,
  救助类别: (row, names) => names.category(row.categoryCode),
  乡镇代码: (row) => row.townshipCode,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  补发批次: (row) => row.isReissue,
  状态: (row) => stateNames[row.state],
  明细数: (row) => row.lineCount,
  发放金额: (row) => row.amount,
  已到账: (row) => row.settled,
  已退汇: (row) => row.returned,
  已停发: (row) => row.stopped,
  审批: (row) => (row.approval === null ? null : progressText(row.approval)),
})

const lineStateNames = {
  pending: '待发放',
  stopped: '已停发',
  settled: '成功',
  returned: '失败',
} as const

export const lineList = defineList('发放明细', paymentLine, {
  批次号: (row) => row.batch,
  序号: (row) => row.line,
  村居名称: (row) => row.village,
  享受人姓名: (row) => row.personName,
  享受人身份证号: (row) => row.identity,
  收款人姓名: (row) => row.payeeName,
  开户银行: (row) => row.bankName,
  银行账号: (row) => row.account,
  发放金额: (row) => row.amount,
  处理结果: (row) => lineStateNames[row.state],
  到账金额: (row) => row.credited,
  交易日期: (row) => row.executedOn,
  原因: (row) => row.reason,
  补发的明细: (row) => row.reissueOf,
})

const remarkNames = {
  not_entitled: '无在保记录',
  above_standard: '高于月标准',
  paid_twice: '本月重复',
  left_out: '在保而未编入',
  ended: '编制后已终止',
  deceased: '已登记死亡',
} as const

export const remarkList = defineList('批次校验', remark, {
  序号: (row) => row.line,
  情形: (row) => remarkNames[row.kind],
  村居名称: (row) => row.village,
  享受人姓名: (row) => row.personName,
  享受人身份证号: (row) => row.identity,
  发放金额: (row) => row.amount,
  月标准: (row) => row.standard,
  止于: (row) => row.until,
})
