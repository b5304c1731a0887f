import { defineProblem } from '../../../kernel/problem.ts'

export const exceptionNotFound = defineProblem({
  code: 'exception-not-found',
  status: 404,
  title: '没有这条差异',
  detail: () => '没有这条对账差异。',
})
