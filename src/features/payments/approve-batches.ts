import type { Actor, RunCommand } from '../../platform/db/command.ts'
import { sameImporter } from './problems.ts'

/**
 * Approves every batch of a month that waits for it. The approver is never the one who brought the
 * roster in.
 */
export function approveBatches(
  command: RunCommand,
  actor: Actor,
  input: { month: string; key?: string | undefined },
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
      .where('month', '=', month)
      .where('approved_at', 'is', null)
      .where('import_id', 'in', ownImports)
      .executeTakeFirst()
    if (own !== undefined) throw sameImporter(own.number)
    const approved = await tx
      .updateTable('payment_batch')
      .set(({ fn }) => ({ approved_by: actor.userId, approved_at: fn('now', []) }))
      .where('district_code', '=', actor.districtCode)
      .where('month', '=', month)
      .where('approved_at', 'is', null)
      .returning('number')
      .execute()
    const result = { approvedCount: approved.length }
    return { subject: month, detail: { batches: approved.map(({ number }) => number) }, result }
  })
}
