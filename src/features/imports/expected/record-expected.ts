import { addMonths, lastDayOf, type Month } from '../../../kernel/month.ts'
import type { Actor } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import type { Services } from '../../../platform/services.ts'
import { expectedNotFound, expectedReceived } from './problems.ts'
import type { ExpectedChange, NewExpectedFiles } from './schemas.ts'

/** Enters one file for each month; resolves with their ids, in the order of the months. */
export function recordExpected(
  { command }: Pick<Services, 'command'>,
  actor: Actor,
  { key, ...input }: NewExpectedFiles & { key?: string | undefined },
): Promise<string[]> {
  const { kind, sender, months, dueDay, dueNextMonth } = input
  return command(actor, { action: 'imports:expect', key, input }, async (tx) => {
    const rows = await tx
      .insertInto('expected_file')
      .values(
        months.map((month) => ({
          district_code: actor.districtCode,
          kind,
          sender,
          month,
          due_on: dayOf(dueNextMonth ? addMonths(month, 1) : month, dueDay),
          batch_number: input.batchNumber,
          row_count: input.rowCount,
          amount_fen: input.amount,
          note: input.note,
          recorded_by: actor.userId,
        })),
      )
      .returning('id')
      .execute()
    const result = rows.map(({ id }) => id)
    return { subject: `${sender} ${months.join('、')}`, detail: { kind, ids: result }, result }
  })
}

function dayOf(month: Month, day: number): string {
  const last = lastDayOf(month)
  const wanted = `${month}-${String(day).padStart(2, '0')}`
  return wanted < last ? wanted : last
}

export interface Known {
  id: string
  version: number
  key?: string | undefined
}

/** Moves the day or tells the control totals, of the version the caller has seen. */
export function changeExpected(
  { command }: Pick<Services, 'command'>,
  actor: Actor,
  { key, ...known }: Known,
  change: ExpectedChange,
): Promise<null> {
  const request = { action: 'imports:change-expected', key, input: { ...known, change } }
  return command(actor, request, async (tx) => {
    const file = await lockAwaited(tx, actor, known)
    await tx
      .updateTable('expected_file')
      .set((row) => ({
        due_on: change.dueOn ?? row.ref('due_on'),
        batch_number:
          change.batchNumber === undefined ? row.ref('batch_number') : change.batchNumber,
        row_count: change.rowCount === undefined ? row.ref('row_count') : change.rowCount,
        amount_fen: change.amount === undefined ? row.ref('amount_fen') : change.amount,
        note: change.note ?? row.ref('note'),
        version: row('version', '+', 1),
      }))
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', known.id)
      .execute()
    return { subject: `${file.sender} ${file.month}`, detail: { ...change }, result: null }
  })
}

/** Takes back what will not come after all. */
export function cancelExpected(
  { command }: Pick<Services, 'command'>,
  actor: Actor,
  { key, ...known }: Known,
): Promise<null> {
  return command(actor, { action: 'imports:cancel-expected', key, input: known }, async (tx) => {
    const file = await lockAwaited(tx, actor, known)
    await tx
      .deleteFrom('expected_file')
      .where('district_code', '=', actor.districtCode)
      .where('id', '=', known.id)
      .execute()
    return { subject: `${file.sender} ${file.month}`, detail: { kind: file.kind }, result: null }
  })
}

async function lockAwaited(tx: Tx, { districtCode }: Actor, { id, version }: Known) {
  const file = await tx
    .selectFrom('expected_file')
    .select(['kind', 'sender', 'month', 'version', 'import_id as importId'])
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (file === undefined) throw expectedNotFound()
  if (file.importId !== null) throw expectedReceived()
  if (file.version !== version) throw versionOutdated()
  return file
}
