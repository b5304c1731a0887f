import { defineProblem } from '../../kernel/problem.ts'

export const sameImporter = defineProblem<string>({
  code: 'same-person',
  status: 409,
  title: '不能审批自己导入的花名册',
  detail: (batch) => `批次 ${batch} 的花名册由本人导入,须由他人审批。`,
})
