import { defineProblem } from '../../kernel/problem.ts'

export const schemeNotFound = defineProblem<string>({
  code: 'scheme-not-found',
  status: 404,
  title: '没有这个评价方案',
  detail: (code) => `没有编码为“${code}”的评价方案。`,
})

export const dayOutsideYear = defineProblem<{ asOf: string; year: number; today: string }>({
  code: 'day-outside-year',
  status: 409,
  title: '评价日期有误',
  detail: ({ asOf, year, today }) =>
    `该方案评价${year}年度,数据截至日期${asOf}应在该年度内,且不晚于今天(${today})。`,
})

export const evaluationNotFound = defineProblem({
  code: 'evaluation-not-found',
  status: 404,
  title: '没有这次评价',
  detail: () => '没有这次评价,或尚未公布。',
})

export const evaluationFixed = defineProblem<{ state: string }>({
  code: 'evaluation-fixed',
  status: 409,
  title: '评价当前状态不允许此操作',
  detail: ({ state }) => `该次评价${state},不能进行此操作。`,
})
