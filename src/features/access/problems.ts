import { defineProblem } from '../../kernel/problem.ts'

export const wrongPassword = defineProblem({
  code: 'wrong-password',
  status: 401,
  title: '用户名或密码不正确',
  detail: () => '用户名或密码不正确。',
})
