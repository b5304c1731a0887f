import { createHash } from 'node:crypto'
import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode as district_code } from './db.ts'

export interface PersonPart {
  isIdentityValid?: boolean
  birthOn?: string
}
export interface EligibilityPart {
  person?: string
  head?: string
  category?: string
  township?: string
  standardFen?: bigint
  from?: string
  to?: string
}
export interface RegisterPart {
  kind: string
  person?: string
  from: string
  to?: string
  account?: string
}

/** Persons and accounts go by their names: the same name is the same row. */
export function peopleOf(tx: Tx, importId: string) {
  const hashOf = (text: string) => createHash('sha256').update(text).digest()
  const names: string[] = []
  /** 430699********0001 for the first person of the story, and so on. */
  const maskOf = (name: string) => {
    if (!names.includes(name)) names.push(name)
    return `430699********${String(names.indexOf(name) + 1).padStart(4, '0')}`
  }

  const person = async (name: string, part: PersonPart = {}): Promise<string> => {
    const { isIdentityValid = true, birthOn = '1950-01-01' } = part
    const { id } = await tx
      .insertInto('person')
      .values({
        district_code,
        name,
        identity_hash: hashOf(name),
        identity_sealed: hashOf(name),
        identity_masked: maskOf(name),
        is_identity_valid: isIdentityValid,
        birth_on: birthOn,
      })
      .onConflict((known) => known.constraint('person_identity_unique').doUpdateSet({ name }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  const account = async (number: string): Promise<string> => {
    const masked = `****${number.slice(-4)}`
    const { id } = await tx
      .insertInto('bank_account')
      .values({
        district_code,
        number_hash: hashOf(number),
        number_sealed: hashOf(number),
        number_masked: masked,
      })
      .onConflict((known) =>
        known.constraint('bank_account_number_unique').doUpdateSet({ number_masked: masked }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  const eligibility = async (part: EligibilityPart = {}): Promise<void> => {
    const { person: name = '张三', category = 'dibao_rural', township = '430603101' } = part
    const id = await person(name)
    await tx
      .insertInto('eligibility')
      .values({
        district_code,
        import_id: importId,
        category_code: category,
        township_code: township,
        village: '测试村',
        head_person_id: part.head === undefined ? id : await person(part.head),
        person_id: id,
        standard_fen: part.standardFen ?? 45_000n,
        from_month: part.from ?? '2023-01',
        to_month: part.to ?? null,
      })
      .execute()
  }

  const register = async (part: RegisterPart) => {
    const { kind, person: name = '张三', from, to, account: number } = part
    await tx
      .insertInto('register_entry')
      .values({
        district_code,
        import_id: importId,
        kind,
        identity_hash: hashOf(name),
        identity_masked: maskOf(name),
        name,
        account_hash: number === undefined ? null : hashOf(number),
        valid_from: from,
        valid_to: to ?? null,
        note: '',
      })
      .execute()
  }

  return { person, account, eligibility, register }
}
