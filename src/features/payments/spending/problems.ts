import { defineProblem } from '../../../kernel/problem.ts'

export const economicSubjectUnknown = defineProblem<string>({
  code: 'economic-subject-unknown',
  status: 422,
  title: '没有这个经济科目',
  detail: (subject) => `没有经济科目 ${subject},请核对部门预算支出经济分类科目。`,
})
