import { createHash, timingSafeEqual } from 'node:crypto'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { defineProblem } from '../../kernel/problem.ts'
import type { App } from './app-type.ts'

/** Something of the service that is measured when it is asked for. */
export interface Measure {
  name: string
  help: string
  value(): number | Promise<number>
}

const metricsClosed = defineProblem({
  code: 'metrics-closed',
  status: 401,
  title: '不能读取运行指标',
  detail: () => '读取运行指标须带上其令牌。',
})

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/**
 * Counts requests by route, never by address, user or content, and shows the counts to Prometheus
 * at /metrics for a token of its own.
 */
export function installMetrics(app: App, token: string, measures: readonly Measure[]): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'mingzhang_' })
  const registers = [registry]
  const duration = new Histogram({
    name: 'mingzhang_http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: seconds,
    registers,
  })
  const refusals = new Counter({
    name: 'mingzhang_refusals_total',
    help: 'Answers that were problems, by their code',
    labelNames: ['code'] as const,
    registers,
  })
  for (const { name, help, value } of measures) {
    const collect = async function (this: Gauge) {
      this.set(await value())
    }
    new Gauge({ name: `mingzhang_${name}`, help, registers, collect })
  }
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const labels = { method, route: routeOptions.url ?? 'unknown', status: reply.statusCode }
    duration.observe(labels, reply.elapsedTime / 1000)
    if (reply.problemCode !== '') refusals.inc({ code: reply.problemCode })
  })
  app.get(
    '/metrics',
    { config: { access: 'public' }, schema: { hide: true } },
    async (request, reply) => {
      if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) throw metricsClosed()
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}

function isSame(given: string, due: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(due))
}
