import { z } from 'zod'
import { defineJob } from '../../platform/jobs/index.ts'
import { makeCheckpoint } from './make-checkpoint.ts'

/** Each night: the journal is checked and signed. Where it is broken the job fails, which alarms. */
export const checkpointJob = defineJob({
  name: 'audit:checkpoint',
  title: '校验操作日志并签发校验点',
  access: 'audit:read',
  input: z.object({ day: z.iso.date() }),
  nightly: { cron: '10 2 * * *', input: (day) => ({ day }) },
  run: async ({ services, actor, key }) => {
    const { seq, hash } = await makeCheckpoint(services, actor, key)
    return { seq, hash }
  },
})
