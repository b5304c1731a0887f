import { defineList } from '../../kernel/list.ts'
import { category, township } from './schemas.ts'

export const townshipList = defineList('乡镇(街道)', township, {
  乡镇代码: (row) => row.code,
  '乡镇(街道)': (row) => row.name,
})

export const categoryList = defineList('救助类别', category, {
  类别代码: (row) => row.code,
  救助类别: (row) => row.name,
  发放方式: (row) => (row.delivery === 'roster' ? '花名册发放' : '凭票使用'),
})
