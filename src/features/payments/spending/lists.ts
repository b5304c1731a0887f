import { defineList } from '../../../kernel/list.ts'
import { expenditure } from './schemas.ts'

const payeeKindNames = {
  person: '个人',
  company: '企业',
  institution: '机构',
  unit: '单位',
} as const

export const expenditureList = defineList('使用凭证', expenditure, {
  凭证号: (row) => row.voucherNumber,
  日期: (row) => row.spentOn,
  救助类别: (row, names) => names.category(row.category),
  乡镇代码: (row) => row.township,
  收款方名称: (row) => row.payeeName,
  收款方类型: (row) => payeeKindNames[row.payeeKind],
  收款账号: (row) => row.payeeAccount,
  金额: (row) => row.amount,
  经济科目: (row) => row.subject,
  用途: (row) => row.purpose,
  附件数: (row) => row.attachmentCount,
  科目名称: (row) => row.subjectName,
  '乡镇(街道)': (row, names) => names.township(row.township),
  已追缴: (row) => row.recovered,
  已冲正: (row) => row.isReversed,
})
