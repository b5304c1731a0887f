import { z } from 'zod'
import { printTownships, townshipsToPrint } from '../../../reports/township-evaluation/batch.ts'
import { dateText, townshipCode } from '../../kernel/schemas.ts'
import { defineJob } from '../../platform/jobs/index.ts'
import { documentOf, type IssuedDocument, issuingAt, keepIssued } from './issue-report.ts'

const input = z.object({
  batchId: z.uuid(),
  asOf: dateText,
  townships: z.array(townshipCode).nullable(),
  address: z.string(),
})

/** So many documents are held in memory at once. */
const chunk = 20

/** Issues the evaluation reports of many townships, all or none. */
export const issueTownshipsJob = defineJob({
  name: 'reports:issue-townships',
  title: '批量签发乡镇绩效评价报告',
  access: 'reports:issue',
  input,
  run: async ({ services, actor, input: { batchId, asOf, townships, address }, key, report }) => {
    const db = services.reads(actor)
    const ready = await townshipsToPrint(db, actor, { asOf, townships })
    const request = { action: 'reports:issue-batch', key, input: { batchId, asOf } }
    return services.command(actor, request, async (tx) => {
      let waiting: IssuedDocument[] = []
      let done = 0
      for await (const { township, printed } of printTownships(
        db,
        actor,
        ready,
        issuingAt(services, address),
      )) {
        const document = documentOf({ code: 'township-evaluation' }, { asOf, township }, printed)
        waiting.push(document)
        done += 1
        if (waiting.length === chunk) {
          await keepIssued(tx, actor, waiting, batchId)
          waiting = []
        }
        await report('printing', done, ready.townships.length)
      }
      if (waiting.length > 0) await keepIssued(tx, actor, waiting, batchId)
      return { subject: asOf, detail: { batchId, count: done }, result: { batchId, count: done } }
    })
  },
})
