import { defineProblem } from '../../kernel/problem.ts'

export const parameterSetUnknown = defineProblem<string>({
  code: 'parameter-set-unknown',
  status: 404,
  title: '没有这组参数',
  detail: (code) => `没有代码为${code}的参数。`,
})

/** The extension `errors` names each parameter and what is wrong with it. */
export const parametersInvalid = defineProblem<string>({
  code: 'parameters-invalid',
  status: 400,
  title: '参数不符合要求',
  detail: (name) => `“${name}”的参数不符合要求,见 errors。`,
})

export const parametersUnchanged = defineProblem<{ name: string; validFrom: string }>({
  code: 'parameters-unchanged',
  status: 409,
  title: '参数没有变化',
  detail: ({ name, validFrom }) => `“${name}”自${validFrom}起的参数与现行的相同,无需更改。`,
})

export const storedParametersInvalid = defineProblem<{ name: string; validFrom: string }>({
  code: 'stored-parameters-invalid',
  status: 409,
  title: '已存参数有误',
  detail: ({ name, validFrom }) => `“${name}”自${validFrom}起的参数不符合要求,请先更正。`,
})
