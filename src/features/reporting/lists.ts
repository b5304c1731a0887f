import { defineList } from '../../kernel/list.ts'
import { issuedReport } from './schemas.ts'

export const issuedReportList = defineList('已签发报告', issuedReport, {
  验证码: (row) => row.code,
  报告: (row) => row.title,
  乡镇: (row, names) => (row.townshipCode === null ? '' : names.township(row.townshipCode)),
  数据截至: (row) => row.asOf,
  签发日期: (row) => row.issuedOn,
  签发人: (row) => row.issuedByName,
  文件大小: (row) => row.sizeBytes,
  校验值: (row) => row.sha256,
})
