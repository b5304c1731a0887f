import { defineProblem } from '../../kernel/problem.ts'

export const journalBroken = defineProblem<string>({
  code: 'journal-broken',
  status: 500,
  title: '操作日志被改动',
  detail: (what) => `操作日志的校验未通过:${what}。请立即报告,不要继续操作。`,
})

export const journalEmpty = defineProblem({
  code: 'journal-empty',
  status: 409,
  title: '操作日志为空',
  detail: () => '操作日志中还没有记录,无需签发校验点。',
})
