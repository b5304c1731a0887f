import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'

const metricsToken = 'a token for the metrics'

describe('metrics', () => {
  test('count requests by their route, and problems by their code', async () => {
    const measures = [{ name: 'answer', help: 'Of everything', value: async () => 42 }]
    const { app, as } = await startApp({ metricsToken, measures })
    await as('finance', { url: '/api/jobs/01890000-0000-7000-8000-000000000000' })
    await app.inject('/api/nothing?identityNumber=430603199001011234')
    const headers = { authorization: `Bearer ${metricsToken}` }
    const { body } = await app.inject({ url: '/metrics', headers })
    const wanted = 'mingzhang_http_request_seconds_count{method="GET",route="/api/jobs/:id"'
    expect(body).toContain(`${wanted},status="404"} 1`)
    expect(body).toContain('mingzhang_refusals_total{code="not-found"} 1')
    expect(body).toContain('mingzhang_answer 42')
    expect(body).not.toContain('430603199001011234')
    expect(body).not.toContain('01890000')
  })

  test('are shown for their token only', async () => {
    const { app, as } = await startApp({ metricsToken })
    expect((await app.inject('/metrics')).json()).toMatchObject({
      type: '/problems/metrics-closed',
      status: 401,
    })
    expect((await as('administrator', { url: '/metrics' })).statusCode).toBe(401)
    const without = await startApp()
    expect((await without.app.inject('/metrics')).headers['content-type']).not.toContain(
      'text/plain',
    )
  })
})

test('traces go to the collector: the route and its times, not what was asked', async () => {
  const received: string[] = []
  const collector = createServer((request, response) => {
    request.setEncoding('utf8')
    let body = ''
    request.on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      received.push(`${request.url} ${body}`)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  afterAll(() => collector.close())
  const { port } = collector.address() as AddressInfo
  const { app, as } = await startApp({ traceCollector: `http://127.0.0.1:${port}` })
  await as('finance', { url: '/api/jobs/01890000-0000-7000-8000-000000000000?secret=marked' })
  await app.close()
  const text = received.join('\n')
  expect(text).toContain('/v1/traces')
  expect(text).toContain('/api/jobs/:id')
  expect(text).not.toContain('marked')
  expect(text).not.toContain('01890000')
})
