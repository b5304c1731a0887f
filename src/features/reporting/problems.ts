import { defineProblem } from '../../kernel/problem.ts'

export const reportUnknown = defineProblem<string>({
  code: 'report-unknown',
  status: 422,
  title: '没有这种报告',
  detail: (code) => `没有编码为“${code}”的报告,可用的见接口说明。`,
})

export const reportParametersInvalid = defineProblem({
  code: 'report-parameters-invalid',
  status: 422,
  title: '报告参数有误',
  detail: () => '这种报告的参数缺少或不符合要求,见 errors。',
})

export const issuedReportNotFound = defineProblem({
  code: 'issued-report-not-found',
  status: 404,
  title: '没有这份已签发的报告',
  detail: () => '没有这个验证码对应的已签发报告,请核对验证码,或无权查看。',
})

export const verifiedFileMissing = defineProblem({
  code: 'verified-file-missing',
  status: 422,
  title: '缺少文件',
  detail: () => '请选择要核验的 PDF 文件(不超过 32 MB)。',
})
