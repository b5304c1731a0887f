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

export const repeatedContent = defineProblem<{ fileName: string; importedAt: Date }>({
  code: 'import-repeated',
  status: 409,
  title: '同样的内容已导入过',
  detail: ({ fileName, importedAt }) =>
    `文件虽不同,内容却与 ${importedAt.toISOString().slice(0, 10)} 导入的“${fileName}”逐行相同,疑为同一批重复报送。`,
})

export const uploadNotFound = defineProblem({
  code: 'upload-not-found',
  status: 404,
  title: '没有这个已上传的文件',
  detail: () => '没有这个已上传的文件,或已超过保存期限,请重新上传。',
})

export const noErrors = defineProblem({
  code: 'import-no-errors',
  status: 404,
  title: '没有错误明细',
  detail: () => '该次导入没有逐行的错误可供标注。',
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

export const layoutNotFound = defineProblem({
  code: 'import-layout-not-found',
  status: 404,
  title: '没有这个版式',
  detail: () => '没有这个已保存的版式。',
})

export const layoutFieldUnknown = defineProblem<string>({
  code: 'import-layout-field-unknown',
  status: 422,
  title: '版式中的字段不认识',
  detail: (field) => `这种文件没有“${field}”这个字段。`,
})

export const layoutNameAbsent = defineProblem<string>({
  code: 'import-layout-name-absent',
  status: 422,
  title: '表头中没有这一列',
  detail: (name) => `文件的表头中没有“${name}”这一列,请核对表头所在行和列名。`,
})

export const layoutColumnsMissing = defineProblem<readonly string[]>({
  code: 'import-layout-incomplete',
  status: 422,
  title: '还有必填列没有对应',
  detail: (titles) => `请为以下必填列指定文件中的列:${titles.join('、')}。`,
})
