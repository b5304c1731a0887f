import { defineProblem } from '../../kernel/problem.ts'

export const proofMissing = defineProblem({
  code: 'proof-missing',
  status: 400,
  title: '没有收到文件',
  detail: () => '请求中没有文件,或文件是空的。',
})

export const proofTooLarge = defineProblem<number>({
  code: 'proof-too-large',
  status: 413,
  title: '文件太大',
  detail: (limitMb) => `佐证文件不能超过${limitMb}MB,请压缩或分成几个文件上传。`,
})

export const proofTypeRefused = defineProblem<{ fileName: string; allowed: string }>({
  code: 'proof-type-refused',
  status: 422,
  title: '文件类型不符',
  detail: ({ fileName, allowed }) =>
    `“${fileName}”的内容与扩展名不符,或不是可以接受的类型;可上传:${allowed}。`,
})

export const proofNotFound = defineProblem({
  code: 'proof-not-found',
  status: 404,
  title: '没有这个佐证文件',
  detail: () => '没有这个佐证文件,或不在您的管辖范围内。',
})
