import { defineList } from '../../../kernel/list.ts'
import { entitlement } from './schemas.ts'

const reasonNames = {
  died: '死亡',
  moved: '迁出',
  income: '收入超过标准',
  request: '本人申请退出',
  other: '其他',
} as const

export const entitlementList = defineList('在保名单', entitlement, {
  救助类别: (row, names) => names.category(row.categoryCode),
  乡镇代码: (row) => row.townshipCode,
  村居名称: (row) => row.village,
  户主姓名: (row) => row.headName,
  户主身份证号: (row) => row.headIdentity,
  享受人姓名: (row) => row.personName,
  享受人身份证号: (row) => row.identity,
  月标准: (row) => row.standard,
  起始月份: (row) => row.fromMonth,
  终止月份: (row) => row.toMonth,
  终止原因: (row) => row.endReason && reasonNames[row.endReason],
  说明: (row) => row.endNote,
  死亡登记日期: (row) => row.diedOn,
})
