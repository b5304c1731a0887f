import { resolution } from '../../../src/features/reconciliation/exceptions/resolution-schemas.ts'
import { resolveException } from '../../../src/features/reconciliation/exceptions/resolve-exception.ts'
import { undoResolution } from '../../../src/features/reconciliation/exceptions/undo-resolution.ts'
import { exceptionsOf } from '../../../src/features/reconciliation/index.ts'
import type { Actor, RunCommand } from '../../../src/platform/db/command.ts'
import type { Tx } from '../../../src/platform/db/transaction.ts'
import { districtCode } from '../../support/db.ts'

/** Commands inside the transaction of a story. */
export const within =
  (tx: Tx): RunCommand =>
  async (_actor, _request, body) =>
    (await body(tx)).result

/** The exception of the reference, as it stands. */
export async function exceptionNamed(tx: Tx, reference: string) {
  const { items } = await exceptionsOf(tx, districtCode, { limit: 500 })
  const found = items.find((one) => one.reference === reference)
  if (found === undefined) throw new Error(`no exception ${reference}`)
  return found
}

/** Resolves the exception of the reference as a clerk asks for it. */
export async function resolve(tx: Tx, actor: Actor, reference: string, asked: object) {
  const { id, version } = await exceptionNamed(tx, reference)
  const input = { id, version, resolution: resolution.parse({ note: '核对回单', ...asked }) }
  await resolveException(within(tx), actor, input)
}

export async function undo(tx: Tx, actor: Actor, reference: string) {
  const { id, version } = await exceptionNamed(tx, reference)
  await undoResolution(within(tx), actor, { id, version, note: '有误' })
}
