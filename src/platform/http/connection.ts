import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyHttpOptions } from 'fastify'
import { defineProblem, type ProblemError } from '../../kernel/problem.ts'

/** How long the service waits for whoever is at the other end of a connection. */
export interface TimeLimits {
  /** Until the headers of a request are there. */
  headersMs: number
  /** Until all of it is there: the largest file over the slowest line. */
  requestMs: number
  /** With nothing moving in either direction: longer than any statement of the database takes. */
  silenceMs: number
  /** For the next request on the same connection. */
  keepAliveMs: number
  /** How often the limits are looked at. */
  lookMs: number
}

export const timeLimits: TimeLimits = Object.freeze({
  headersMs: 30_000,
  requestMs: 600_000,
  silenceMs: 960_000,
  keepAliveMs: 72_000,
  lookMs: 5_000,
})

const requestTooSlow = defineProblem({
  code: 'request-too-slow',
  status: 408,
  title: '请求传输超时',
  detail: () => '请求在规定时间内没有传完,请检查网络后重试。',
})

const headersTooLarge = defineProblem({
  code: 'headers-too-large',
  status: 431,
  title: '请求头过大',
  detail: () => '请求头超过允许的大小。',
})

const noRequest = defineProblem({
  code: 'unreadable-request',
  status: 400,
  title: '无法读取请求',
  detail: () => '收到的内容不是 HTTP 请求。',
})

const words: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

/** The time limits of connections, and what is answered where a request never comes about. */
export function connectionOptions(limits: TimeLimits) {
  return {
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.silenceMs,
    keepAliveTimeout: limits.keepAliveMs,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.lookMs },
    clientErrorHandler: (error, socket) => endWith(socket, error),
  } satisfies FastifyHttpOptions<Server>
}

function endWith(socket: Socket, error: Error & { code?: string }): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(answerOf(problemOf(error.code)))
  socket.destroy()
}

function problemOf(code: string | undefined): ProblemError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return requestTooSlow()
  return code === 'HPE_HEADER_OVERFLOW' ? headersTooLarge() : noRequest()
}

function answerOf(problem: ProblemError): string {
  const body = JSON.stringify(problem.toBody())
  return [
    `HTTP/1.1 ${problem.status} ${words[problem.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
