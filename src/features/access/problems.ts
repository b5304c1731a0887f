import { defineProblem } from '../../kernel/problem.ts'

export const tooManyAttempts = defineProblem<number>({
  code: 'too-many-attempts',
  status: 429,
  title: '尝试次数过多',
  detail: (seconds) => `登录失败次数过多,请在 ${seconds} 秒后再试。`,
})

export const wrongPassword = defineProblem({
  code: 'wrong-password',
  status: 401,
  title: '用户名或密码不正确',
  detail: () => '用户名或密码不正确。',
})

export const codeRequired = defineProblem({
  code: 'code-required',
  status: 401,
  title: '需要动态验证码',
  detail: () => '该账号已启用动态验证码,请输入验证器上显示的 6 位数字。',
})

export const wrongCode = defineProblem({
  code: 'wrong-code',
  status: 422,
  title: '动态验证码不正确',
  detail: () => '动态验证码不正确或已使用过,请等待下一个验证码。',
})

export const currentPasswordWrong = defineProblem({
  code: 'current-password-wrong',
  status: 422,
  title: '当前密码不正确',
  detail: () => '当前密码不正确。',
})

export const sessionOver = defineProblem({
  code: 'session-over',
  status: 401,
  title: '登录已失效',
  detail: () => '登录已失效,请重新登录。',
})

export const refreshSuperseded = defineProblem({
  code: 'refresh-superseded',
  status: 409,
  title: '登录刚刚已续期',
  detail: () => '登录刚刚已在另一窗口续期,请直接重试。',
})

export const passwordRefused = defineProblem<string>({
  code: 'password-refused',
  status: 422,
  title: '密码不符合要求',
  detail: (reason) => reason,
})

export const userNotFound = defineProblem({
  code: 'user-not-found',
  status: 404,
  title: '没有这个用户',
  detail: () => '没有这个用户。',
})

export const ownAccount = defineProblem({
  code: 'own-account',
  status: 409,
  title: '不能更改自己的账号',
  detail: () => '不能停用自己、更改自己的角色或重置自己的密码,请由其他管理员办理。',
})

export const secondFactorOn = defineProblem({
  code: 'second-factor-on',
  status: 409,
  title: '动态验证码已启用',
  detail: () => '动态验证码已启用,请先停用再重新绑定。',
})

export const secondFactorOff = defineProblem({
  code: 'second-factor-off',
  status: 409,
  title: '动态验证码未启用',
  detail: () => '该账号没有待确认或已启用的动态验证码。',
})

export const providerOff = defineProblem({
  code: 'provider-off',
  status: 404,
  title: '未启用统一身份认证',
  detail: () => '本系统未启用统一身份认证登录。',
})

export const providerRefused = defineProblem({
  code: 'provider-refused',
  status: 401,
  title: '统一身份认证未通过',
  detail: () => '统一身份认证未通过或已过期,请重新登录。',
})

export const providerUserUnknown = defineProblem({
  code: 'provider-user-unknown',
  status: 403,
  title: '没有对应的账号',
  detail: () => '统一身份认证的用户在本系统没有可用账号,请联系管理员。',
})
