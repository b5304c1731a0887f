import { defineProblem } from '../../kernel/problem.ts'

export const jobNotFound = defineProblem({
  code: 'job-not-found',
  status: 404,
  title: '没有这个任务',
  detail: () => '没有这个任务,或无权查看。',
})

export const jobEnded = defineProblem({
  code: 'job-ended',
  status: 409,
  title: '任务已结束',
  detail: () => '任务已经结束,不能再取消。',
})

export const jobUnknown = defineProblem<string>({
  code: 'job-unknown',
  status: 500,
  title: '没有这种任务',
  detail: (name) => `当前版本没有“${name}”这种任务。`,
})

export const jobFailed = defineProblem<string>({
  code: 'job-failed',
  status: 500,
  title: '任务出错',
  detail: (id) => `任务多次出错,已停止。请把编号 ${id} 告诉管理员。`,
})

export const jobAbandoned = defineProblem({
  code: 'job-abandoned',
  status: 500,
  title: '任务中断',
  detail: () => '任务多次中断,已停止重试,未留下任何内容。请重新提交。',
})
