import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { maskAround, maskLongNumbers } from '../../kernel/mask.ts'
import { defineProblem, ProblemError } from '../../kernel/problem.ts'
import { problemOfConstraint } from '../db/constraints.ts'
import { problemOfFailure } from '../db/failures.ts'
import type { App } from './app-type.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Of the problem that was answered, or empty. */
    problemCode: string
  }
}

const invalidRequest = defineProblem({
  code: 'invalid-request',
  status: 400,
  title: '请求内容有误',
  detail: () => '请求中有不符合要求的内容,见 errors。',
})

const unreadableRequest = defineProblem<{ status: number; reason: string }>({
  code: 'unreadable-request',
  status: 400,
  title: '无法读取请求',
  detail: ({ reason }) => `请求无法读取:${reason}。`,
})

const valueRefused = defineProblem({
  code: 'value-refused',
  status: 422,
  title: '有无法处理的内容',
  detail: () =>
    '请求中有系统无法保存或查找的内容,如超出范围的日期、数字或不可见字符,请改正后重试。',
})

/** What cannot be read, by the code that the framework gives it. */
const unreadable: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: '正文不是有效的 JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: '正文为空',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: '不接受这种类型的正文',
  FST_ERR_CTP_BODY_TOO_LARGE: '正文过大',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: '正文的长度与标明的不符',
  FST_ERR_BAD_URL: '地址中有无法识别的字符',
  FST_ERR_MAX_PARAM_LENGTH: '地址过长',
  FST_INVALID_MULTIPART_CONTENT_TYPE: '应以表单(multipart/form-data)上传文件',
  FST_REQ_FILE_TOO_LARGE: '文件过大',
  FST_FILES_LIMIT: '一次只能上传一个文件',
  FST_FIELDS_LIMIT: '表单的项目过多',
  FST_PARTS_LIMIT: '表单的项目过多',
  FST_PROTO_VIOLATION: '表单的项目名称不能使用',
  FST_MP_PREMATURE_CLOSE: '文件没有传完',
}

/** What the parser of forms says, without a code, of a form that is cut off or is none. */
const brokenForm = /multipart data|part header|boundary not found/i

/** The database cannot have the value: not a text, too large a number, no such day. */
const impossibleValues = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05'])

const noSuchRoute = defineProblem({
  code: 'not-found',
  status: 404,
  title: '没有这个地址',
  detail: () => '请求的地址不存在。',
})

const storageFull = defineProblem({
  code: 'storage-full',
  status: 507,
  title: '服务器磁盘已满',
  detail: () => '服务器的磁盘已满,没有保存任何内容,请告诉管理员,清理后再试。',
})

const internalError = defineProblem<string>({
  code: 'internal-error',
  status: 500,
  title: '系统内部错误',
  detail: (id) => `系统出错,请把编号 ${id} 告诉管理员。`,
})

/** Turns whatever went wrong into application/problem+json. */
export function installProblems(app: App): void {
  app.decorateReply('problemCode', '')
  app.setErrorHandler(async (error: FastifyError, request, reply) =>
    answer((await refusalOf(error, request)) ?? error, request, reply),
  )
  app.setNotFoundHandler({}, (_request, reply) => send(reply, noSuchRoute()))
}

/** Answers what went wrong, and writes it down: also where an address leads to no route at all. */
export function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  return send(reply, writtenDown(error, request))
}

function writtenDown(error: FastifyError, request: FastifyRequest): ProblemError {
  const problem = problemOf(error, request)
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
  else request.log.info({ code: problem.code }, 'request refused')
  return problem
}

/**
 * Why a caller who was let in unseen hears nothing of what went wrong; null where he may. A database
 * that is busy or away is not asked again, and says nothing that he might not hear.
 */
async function refusalOf(error: FastifyError, request: FastifyRequest) {
  if (problemOfFailure(error) !== null) return null
  const refusal = (await request.refusal?.()) ?? null
  if (refusal !== null) writtenDown(error, request)
  return refusal
}

/** A number in an address or a field's name may be a person's: it is shown by its end only. */
function send(reply: FastifyReply, problem: ProblemError) {
  reply.problemCode = problem.code
  const wait = problem.extensions['retryAfterSeconds']
  if (typeof wait === 'number') reply.header('retry-after', String(wait))
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      ...problem.toBody(),
      detail: maskAround(problem.plain, problem.message),
      ...maskedErrors(problem),
    })
}

const worded = ['pointer', 'place', 'reason']

function maskedErrors({ extensions }: ProblemError) {
  const { errors } = extensions
  if (!Array.isArray(errors)) return {}
  const masked = (entry: object) =>
    Object.entries(entry).map(([name, said]) =>
      worded.includes(name) ? [name, maskLongNumbers(String(said))] : [name, said],
    )
  return { errors: errors.map((one: object) => Object.fromEntries(masked(one))) }
}

function problemOf(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((one) => ({
      pointer: one.instancePath,
      reason: one.message ?? '',
    }))
    return invalidRequest(undefined, { errors })
  }
  const known = problemOfConstraint(error)
  if (known !== null) return known
  if (impossibleValues.has(error.code)) return valueRefused()
  const failure = problemOfFailure(error)
  if (failure !== null) return failure
  if (error.code === 'ENOSPC') return storageFull()
  if (brokenForm.test(error.message)) {
    return unreadableRequest({ status: 400, reason: '表单不完整,文件没有传完' })
  }
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) {
    return new ProblemError(
      { ...unreadableRequest, status },
      unreadableRequest.detail({ status, reason: unreadable[error.code] ?? '格式不对' }),
    )
  }
  return internalError(request.id)
}
