import { defineProblem, type ProblemError } from '../../kernel/problem.ts'

export const databaseAway = defineProblem({
  code: 'not-ready',
  status: 503,
  title: '暂不可用',
  detail: () => '数据库暂时无法连接,请稍后重试;刚才的操作如未显示成功,请先核对再重做。',
})

const tookTooLong = defineProblem({
  code: 'took-too-long',
  status: 503,
  title: '处理超时',
  detail: () => '处理时间超过上限,已中止,没有保存任何内容;请缩小范围,或稍后重试。',
})

const databaseBusy = defineProblem({
  code: 'database-busy',
  status: 503,
  title: '数据库繁忙',
  detail: () => '同时处理的请求过多,本次没有保存任何内容,请稍后重试。',
})

const cancelled = '57014'
/** Deadlocks and serialisation failures that the retries did not outlast, locks, connections. */
const busy = new Set(['40001', '40P01', '55P03', '53300'])
/** The server was stopped or broke off; or nobody listens where it was. */
const away = /^(57P0[1-5]|08\d{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const brokenOff = /^Connection terminated/
const noneFree = 'timeout exceeded when trying to connect'

/**
 * What a caller is told where the database did not do it for a reason of its own, and when to come
 * back; null where the error is of another kind.
 */
export function problemOfFailure(error: Error & { code?: unknown }): ProblemError | null {
  const code = String(error.code ?? '')
  if (code === cancelled) return tookTooLong(undefined, { retryAfterSeconds: 60 })
  if (busy.has(code) || error.message === noneFree) {
    return databaseBusy(undefined, { retryAfterSeconds: 5 })
  }
  if (!away.test(code) && !brokenOff.test(error.message)) return null
  return databaseAway(undefined, { retryAfterSeconds: 5 })
}
