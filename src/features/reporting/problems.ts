import { defineProblem } from '../../kernel/problem.ts'

export const otherTownship = defineProblem({
  code: 'other-township',
  status: 403,
  title: '不能查看其他乡镇',
  detail: () => '乡镇用户只能查看本乡镇的报告。',
})
