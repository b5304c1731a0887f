import { z } from 'zod'
import { addDays } from '../../../kernel/date.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { parametersOf } from '../../parameters/index.ts'

/** When the rules run by themselves, and as of which day. */
export const detectionSchedule = Object.freeze({
  code: 'detection.schedule',
  name: '自动核查',
  params: z.strictObject({
    nightly: z.boolean().default(true).meta({ title: '每晚自动核查' }),
    afterImport: z.boolean().default(true).meta({ title: '导入文件后自动核查' }),
    lagDays: z.int().min(0).max(60).default(10).meta({
      title: '数据滞后天数',
      description: '回盘、对账单多在次月初导入;核查截至今天之前这么多天,以免把尚未导入当作问题',
    }),
  }),
})

/** The day an automatic run looks at, or null where there is to be none. */
export async function scheduledDay(
  db: Db | Tx,
  districtCode: string,
  { trigger, today }: { trigger: 'nightly' | 'import'; today: string },
): Promise<string | null> {
  const schedule = await parametersOf(db, detectionSchedule, { districtCode, asOf: today })
  const isOn = trigger === 'nightly' ? schedule.nightly : schedule.afterImport
  return isOn ? addDays(today, -schedule.lagDays) : null
}
