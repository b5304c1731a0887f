import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/**
 * Enters the persons of the file that is being imported who are not known yet, by the staged
 * columns that hold their names and (with the given prefix) their identity numbers.
 */
export async function recordPersons(
  tx: Tx,
  districtCode: string,
  staged: { name: string; identity: string },
): Promise<void> {
  const column = (suffix: string) => sql.ref(`staged.${staged.identity}${suffix}`)
  await sql`
    insert into person (district_code, name, identity_hash, identity_sealed, identity_masked,
      is_identity_valid, birth_on)
    select distinct on (${column('_hash')}) ${districtCode}, ${sql.ref(staged.name)},
      ${column('_hash')}, ${column('_sealed')}, ${column('_masked')}, ${column('_is_valid')},
      ${column('_birth_on')}
    from staged
    where ${column('_hash')} is not null and not exists (
      select 1 from person known
      where known.district_code = ${districtCode} and known.identity_hash = ${column('_hash')})
    order by ${column('_hash')}, row_no
    on conflict on constraint person_identity_unique do nothing`.execute(tx)
}

/** Enters the bank accounts of the staged columns with this prefix that are not known yet. */
export async function recordAccounts(tx: Tx, districtCode: string, prefix: string): Promise<void> {
  const column = (suffix: string) => sql.ref(`staged.${prefix}${suffix}`)
  await sql`
    insert into bank_account (district_code, number_hash, number_sealed, number_masked)
    select distinct on (${column('_hash')}) ${districtCode}, ${column('_hash')},
      ${column('_sealed')}, ${column('_masked')}
    from staged
    where ${column('_hash')} is not null and not exists (
      select 1 from bank_account known
      where known.district_code = ${districtCode} and known.number_hash = ${column('_hash')})
    order by ${column('_hash')}, row_no
    on conflict on constraint bank_account_number_unique do nothing`.execute(tx)
}
