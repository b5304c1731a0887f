import { defineProblem } from '../../../kernel/problem.ts'

export const monthAlreadyClosed = defineProblem<string>({
  code: 'month-already-closed',
  status: 409,
  title: '该月已结账',
  detail: (month) => `${month} 已结账,余额调节表不再变动。`,
})

export const statementNotReady = defineProblem<{ month: string; reasons: string[] }>({
  code: 'statement-not-ready',
  status: 409,
  title: '余额调节表还不能冻结',
  detail: ({ month, reasons }) => `${month}:${reasons.join(';')}。`,
})
