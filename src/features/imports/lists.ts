import { defineList } from '../../kernel/list.ts'
import { namesOf } from './layout.ts'
import { importLayout } from './layout-schemas.ts'
import { importKind, importRecord } from './schemas.ts'

export const importKindList = defineList('可导入文件种类', importKind, {
  种类代码: (row) => row.kind,
  文件种类: (row) => row.name,
  表头: (row) => row.columns.join('、'),
})

export const importList = defineList('导入记录', importRecord, {
  导入时间: (row) => row.importedAt,
  种类代码: (row) => row.kind,
  文件名: (row) => row.fileName,
  导入行数: (row) => row.rowCount,
  退回行数: (row) => row.rejectedCount,
})

export const importLayoutList = defineList('文件版式', importLayout, {
  种类代码: (row) => row.kind,
  版式: (row) => row.name,
  内置: (row) => row.isShipped,
  识别的列名: (row) => [...new Set(namesOf(row))].join('、'),
})
