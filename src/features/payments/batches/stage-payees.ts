import { sql } from 'kysely'
import { maskAccount } from '../../../kernel/mask.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { recordAccounts } from '../../people/index.ts'

/** Whom a clerk wants paid where; what is null stays as it was. */
export interface Payee {
  eligibilityId?: string
  batch?: string
  line?: number
  payeeName: string | null
  bankName: string | null
  account: string | null
}

/**
 * Puts payees into the temporary table `staged`, in their order, and enters their accounts: then
 * `staged.account_hash` finds the account.
 */
export async function stagePayees(
  tx: Tx,
  { districtCode, vault, payees }: { districtCode: string; vault: Vault; payees: readonly Payee[] },
): Promise<void> {
  const rows = payees.map(({ account, ...payee }, at) => ({
    ...payee,
    row: at + 1,
    ...(account !== null && {
      hash: vault.hash(account).toString('hex'),
      sealed: vault.seal(account).toString('hex'),
      masked: maskAccount(account),
    }),
  }))
  await sql`
    create temporary table staged on commit drop as
    select "row" as row_no, "eligibilityId" as eligibility_id, batch as batch_number,
      line as line_no, "payeeName" as payee_name, "bankName" as bank_name,
      decode(hash, 'hex') as account_hash, decode(sealed, 'hex') as account_sealed,
      masked as account_masked
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) payee ("row" int,
      "eligibilityId" uuid, batch text, line int, "payeeName" text, "bankName" text, hash text,
      sealed text, masked text)`.execute(tx)
  await recordAccounts(tx, districtCode, 'account')
}

/** A clerk's words without account numbers, to tell a repeat from another request. */
export function withoutNumbers<One extends { account: string | null }>(
  vault: Vault,
  payees: readonly One[],
) {
  return payees.map(({ account, ...payee }) => ({
    ...payee,
    account: account === null ? null : vault.hash(account).toString('hex'),
  }))
}
