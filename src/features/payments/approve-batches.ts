import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { sameImporter } from './problems.ts'

/**
 * Approves every batch that waits for it, of one month or of all. The approver is never the one
 * who brought the roster in.
 */
export function approveBatches(
  command: RunCommand,
  actor: Actor,
  input: { month?: string | undefined; key?: string | undefined },
): Promise<{ approvedCount: number }> {
  const { month, key } = input
  return command(actor, { action: 'payments:approve', key, input: { month } }, async (tx) => {
    const ownImports = tx
      .selectFrom('import')
      .select('id')
      .where('district_code', '=', actor.districtCode)
      .where('imported_by', '=', actor.userId)
    const own = await tx
      .selectFrom('payment_batch')
      .select('number')
      .where('district_code', '=', actor.districtCode)
      .where('approved_at', 'is', null)
      .where('import_id', 'in', ownImports)
      .$if(month !== undefined, (query) => query.where('month', '=', month ?? ''))
      .executeTakeFirst()
    if (own !== undefined) throw sameImporter(own.number)
    const approved = await tx
      .updateTable('payment_batch')
      .set(({ fn }) => ({ approved_by: actor.userId, approved_at: fn('now', []) }))
      .where('district_code', '=', actor.districtCode)
      .where('approved_at', 'is', null)
      .$if(month !== undefined, (query) => query.where('month', '=', month ?? ''))
      .returning('number')
      .execute()
    const result = { approvedCount: approved.length }
    const detail = { batches: approved.map(({ number }) => number) }
    return { subject: month ?? '全部待审批批次', detail, result }
  })
}
