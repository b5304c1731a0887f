import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/index.ts'
import { expectedRows } from './queries.ts'
import type { ExpectedFile } from './schemas.ts'

const mostNamed = 100

/** Every morning, before the office opens: which files are missing, late or short, or due soon. */
export const lookForFilesJob = defineJob({
  name: 'imports:look-for-files',
  title: '应报文件催报',
  access: 'imports:read',
  input: z.object({ today: z.iso.date() }),
  nightly: { cron: '0 7 * * *', input: (today) => ({ today }) },
  run: async ({ services, actor, input: { today } }) => {
    const { rows } = await sql<ExpectedFile>`
      select * from (${expectedRows(actor.districtCode, today)}) file
      where state in ('missing', 'short') or "isDueSoon"
        or (state = 'late' and "receivedOn" >= ${today}::date - 1)
      order by "dueOn", id
      limit ${mostNamed}`.execute(services.reads(actor))
    const told = rows.map(({ kind, sender, month, dueOn, state, daysOver }) => ({
      kind,
      sender,
      month,
      dueOn,
      state,
      daysOver,
    }))
    const countOf = (state: string) => told.filter((file) => file.state === state).length
    return {
      missingCount: countOf('missing'),
      lateCount: countOf('late'),
      shortCount: countOf('short'),
      dueSoonCount: countOf('awaited'),
      files: told,
    }
  },
})
