import { defineList } from '../../kernel/list.ts'
import { registerEntry, registerKinds } from './schemas.ts'

const kindNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(registerKinds).map(([name, kind]) => [kind, name]),
)

export const registerList = defineList('比对名单', registerEntry, {
  名单类型: (row) => kindNames[row.kind] ?? row.kind,
  身份证号: (row) => row.identity,
  姓名: (row) => row.name,
  生效日期: (row) => row.validFrom,
  终止日期: (row) => row.validTo,
  说明: (row) => row.note,
  来源文件: (row) => row.fileName,
})
