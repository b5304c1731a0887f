import { defineProblem } from '../../../kernel/problem.ts'

export const expectedNotFound = defineProblem({
  code: 'expected-file-not-found',
  status: 404,
  title: '没有这份应报文件',
  detail: () => '应报文件登记中没有这一条。',
})

export const expectedReceived = defineProblem({
  code: 'expected-file-received',
  status: 409,
  title: '该应报文件已收到',
  detail: () => '该应报文件已收到,不能再次报送、更改或撤销。',
})

export const expectedOther = defineProblem<{ expected: string; sent: string }>({
  code: 'expected-file-other-kind',
  status: 422,
  title: '与应报文件的种类不符',
  detail: ({ expected, sent }) => `登记的是“${expected}”,报送的是“${sent}”。`,
})

export const totalsDiffer = defineProblem<readonly string[]>({
  code: 'import-totals-differ',
  status: 422,
  title: '与控制总数不符',
  detail: (differences) => `文件与报送单的控制总数不符,未导入:${differences.join(';')}。`,
})
