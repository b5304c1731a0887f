import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/jobs/index.ts'

const keptDays = 30

/** Sent files hold everybody's numbers; they go once nobody corrects errors in them any more. */
export const clearUploadsJob = defineJob({
  name: 'imports:clear-uploads',
  title: '清理已上传的原始文件',
  access: 'imports:read',
  input: z.object({ before: z.iso.date() }),
  nightly: { cron: '20 3 * * *', input: (today) => ({ before: daysBefore(today, keptDays) }) },
  run: ({ services, actor, input: { before }, key }) =>
    services.command(actor, { action: 'imports:clear', key, input: { before } }, async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('upload')
        .where('district_code', '=', actor.districtCode)
        .where('uploaded_at', '<', sql<Date>`(${before}::timestamp at time zone 'Asia/Shanghai')`)
        .executeTakeFirstOrThrow()
      const clearedCount = Number(numDeletedRows)
      return { subject: before, detail: { clearedCount }, result: { clearedCount } }
    }),
})

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}
