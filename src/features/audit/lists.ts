import { jsonText } from '../../kernel/json.ts'
import { defineList } from '../../kernel/list.ts'
import { auditEntry, checkpoint } from './schemas.ts'

export const auditList = defineList('操作日志', auditEntry, {
  序号: (row) => row.seq,
  时间: (row) => row.at,
  操作人: (row) => row.actorName,
  来源地址: (row) => row.address,
  操作: (row) => row.action,
  对象: (row) => row.subject,
  内容: (row) => jsonText(row.detail),
  变动行数: (row) => row.changeCount,
  变动前后: (row) => jsonText(row.changes),
  校验值: (row) => row.hash,
})

export const checkpointList = defineList('日志校验点', checkpoint, {
  序号: (row) => row.seq,
  校验值: (row) => row.hash,
  签发时间: (row) => row.madeAt,
  签名: (row) => row.signature,
})
