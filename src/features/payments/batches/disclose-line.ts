import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/command.ts'
import type { Services } from '../../../platform/services.ts'
import { lineUnknown } from './problems.ts'

export interface Disclosure {
  personName: string
  identity: string
  payeeName: string
  account: string
}

interface SealedLine extends Omit<Disclosure, 'identity' | 'account'> {
  identity: Buffer
  account: Buffer
}

/**
 * Shows the numbers of a payment line in full, for a purpose that is written down with who asked:
 * nothing is shown without the trail. Refuses with `payment-line-unknown`.
 */
export async function discloseLine(
  { command, vault }: Pick<Services, 'command' | 'vault'>,
  actor: Actor,
  { number, line, purpose }: { number: string; line: number; purpose: string },
): Promise<Disclosure> {
  const { districtCode } = actor
  const request = { action: 'people:unmask', input: null }
  const sealed = await command(actor, request, async (tx) => {
    const { rows } = await sql<SealedLine>`
      select person.name as "personName", person.identity_sealed as identity,
        payment.payee_name as "payeeName", account.number_sealed as account
      from payment
      join payment_batch batch on batch.district_code = payment.district_code
        and batch.id = payment.batch_id
      join person on person.district_code = payment.district_code
        and person.id = payment.person_id
      join bank_account account on account.district_code = payment.district_code
        and account.id = payment.account_id
      where payment.district_code = ${districtCode} and batch.number = ${number}
        and payment.line_no = ${line}`.execute(tx)
    const [found] = rows
    if (found === undefined) throw lineUnknown(`${number}/${line}`)
    return { subject: `${number}/${line}`, detail: { purpose }, result: found }
  })
  return {
    ...sealed,
    identity: vault.unseal(sealed.identity),
    account: vault.unseal(sealed.account),
  }
}
