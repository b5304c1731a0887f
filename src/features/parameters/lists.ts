import { defineList } from '../../kernel/list.ts'
import { parameterSummary } from './schemas.ts'

export const parameterList = defineList('参数', parameterSummary, {
  参数编码: (row) => row.code,
  参数名称: (row) => row.name,
  现行值: (row) => JSON.stringify(row.inForce),
  设定次数: (row) => row.settingCount,
})
