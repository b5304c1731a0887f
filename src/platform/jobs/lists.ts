import { defineList } from '../../kernel/list.ts'
import { jobSummary } from './schemas.ts'

const states: Readonly<Record<string, string>> = {
  queued: '排队',
  running: '进行中',
  succeeded: '完成',
  failed: '失败',
  cancelled: '已取消',
}

export const jobList = defineList('后台任务', jobSummary, {
  任务: (row) => row.title,
  对象: (row) => row.subject,
  状态: (row) => states[row.state] ?? row.state,
  步骤: (row) => row.step,
  已处理: (row) => row.done,
  总数: (row) => row.total,
  提交人: (row) => row.requestedByName,
  提交时间: (row) => row.queuedAt,
  开始时间: (row) => row.startedAt,
  结束时间: (row) => row.endedAt,
})
