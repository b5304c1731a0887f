import { defineProblem } from '../../kernel/problem.ts'

export const unknownKind = defineProblem<string>({
  code: 'import-kind-unknown',
  status: 400,
  title: '没有这种文件',
  detail: (kind) => `没有“${kind}”这种文件。`,
})

export const fileMissing = defineProblem({
  code: 'import-file-missing',
  status: 400,
  title: '没有收到文件',
  detail: () => '请求中没有文件。',
})

export const fileRefused = defineProblem<string>({
  code: 'import-file-refused',
  status: 422,
  title: '文件无法读取',
  detail: (reason) => reason,
})

export const duplicateFile = defineProblem<{ fileName: string; importedAt: Date }>({
  code: 'import-duplicate',
  status: 409,
  title: '该文件已导入过',
  detail: ({ fileName, importedAt }) =>
    `内容相同的文件已于 ${importedAt.toISOString().slice(0, 10)} 以“${fileName}”导入。`,
})

export const rowsRejected = defineProblem<number>({
  code: 'import-rows-rejected',
  status: 422,
  title: '文件中有错误',
  detail: (count) => `文件中有 ${count} 处错误,未导入任何内容;见 errors。`,
})

export const noRows = defineProblem({
  code: 'import-empty',
  status: 422,
  title: '文件中没有数据',
  detail: () => '文件中没有可导入的数据行。',
})
