import { sql } from 'kysely'
import { z } from 'zod'
import { defineProblem } from '../../kernel/problem.ts'
import type { Services } from '../services.ts'
import type { App } from './app-type.ts'

const health = z.object({ status: z.literal('ok') })

const notReady = defineProblem({
  code: 'not-ready',
  status: 503,
  title: '暂不可用',
  detail: () => '数据库暂时无法连接。',
})

/** Live: the process answers. Ready: so does its database. */
export function healthRoutes(app: App, { reads, districtCode }: Services): void {
  const db = reads({ districtCode, townshipCode: null })
  app.get(
    '/health/live',
    {
      config: { access: 'public' },
      schema: {
        summary: 'The process answers',
        tags: ['health'],
        security: [],
        response: { 200: health },
      },
    },
    () => ({ status: 'ok' as const }),
  )
  app.get(
    '/health/ready',
    {
      config: { access: 'public' },
      schema: {
        summary: 'The database answers',
        tags: ['health'],
        security: [],
        response: { 200: health },
      },
    },
    async () => {
      await sql`select 1`.execute(db).catch(() => {
        throw notReady()
      })
      return { status: 'ok' as const }
    },
  )
}
