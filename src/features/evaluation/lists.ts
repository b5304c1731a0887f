import { defineList } from '../../kernel/list.ts'
import { evaluation, scheme } from './schemas.ts'
import { stateNames } from './workflow.ts'

export const schemeList = defineList('评价方案', scheme, {
  方案编码: (row) => row.code,
  版本: (row) => row.version,
  年度: (row) => row.year,
  方案名称: (row) => row.name,
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
