import { defineList } from '../../kernel/list.ts'
import { registerEntry } from './schemas.ts'

const kindNames = {
  death: '死亡',
  public_payroll: '财政供养',
  company: '工商登记',
  vehicle: '车辆',
  real_estate: '房产',
  custody: '服刑',
  staff: '经办人员',
  staff_family: '经办人员近亲属',
} as const

export const registerList = defineList('比对名单', registerEntry, {
  名单类型: (row) => kindNames[row.kind],
  身份证号: (row) => row.identity,
  姓名: (row) => row.name,
  生效日期: (row) => row.validFrom,
  终止日期: (row) => row.validTo,
  说明: (row) => row.note,
  来源文件: (row) => row.fileName,
})
