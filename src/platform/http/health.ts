import { sql } from 'kysely'
import { z } from 'zod'
import { databaseAway } from '../db/failures.ts'
import type { Services } from '../services.ts'
import type { App } from './app-type.ts'

const health = z.object({ status: z.literal('ok') })

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
        throw databaseAway()
      })
      return { status: 'ok' as const }
    },
  )
}
