import { sql } from 'kysely'
import { maskAccount } from '../../kernel/mask.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** The id of the bank account with the number, which is entered where it is not known yet. */
export async function recordAccount(
  tx: Tx,
  { districtCode, vault, number }: { districtCode: string; vault: Vault; number: string },
): Promise<string> {
  const hash = vault.hash(number)
  await sql`
    insert into bank_account (district_code, number_hash, number_sealed, number_masked)
    values (${districtCode}, ${hash}, ${vault.seal(number)}, ${maskAccount(number)})
    on conflict on constraint bank_account_number_unique do nothing`.execute(tx)
  const { id } = await tx
    .selectFrom('bank_account')
    .select('id')
    .where('district_code', '=', districtCode)
    .where('number_hash', '=', hash)
    .executeTakeFirstOrThrow()
  return id
}
