import type { Fen } from '../../kernel/fen.ts'
import { orphanInstitutionFen } from './categories.ts'
import { chance, hash, streams } from './hash.ts'
import { type Household, householdOf } from './household.ts'
import { accountOf, identityOf, type PersonKind, withWrongCheckDigit } from './identity.ts'
import { homeOf } from './institution.ts'
import { bankOf, nameOf, villageOf } from './names.ts'
import type { Cell, Plan } from './plan.ts'
import type { PersonRef, Special } from './special.ts'

/** A person as a roster shows one. */
export interface Person {
  village: string
  headName: string
  headIdentity: string
  name: string
  identity: string
  payeeName: string
  payeeIdentity: string
  bank: string
  account: string
}

function kindOf(cell: Cell, isHead: boolean): PersonKind {
  switch (cell.category.code) {
    case 'dibao_urban':
      return isHead ? 'urbanHead' : 'urbanMember'
    case 'dibao_rural':
      return isHead ? 'ruralHead' : 'ruralMember'
    default:
      return cell.category.code
  }
}

/** Who the person is and where the money goes; `accountVersion` 1 is a corrected account. */
export function personOf(
  plan: Plan,
  ref: PersonRef,
  accountVersion: number,
  special?: Special,
): Person {
  if (special?.sameAs !== undefined) return personOf(plan, special.sameAs, accountVersion)
  const { seed } = plan
  const { cell, index } = ref
  const household = householdOf(seed, cell, index)
  const headKind = kindOf(cell, true)
  const kind = household.head === index ? headKind : kindOf(cell, false)
  const headName = nameOf(seed, headKind, household.head)
  const proper = identityOf(seed, headKind, household.head)
  const headIdentity = special?.hasWrongCheckDigit ? withWrongCheckDigit(proper) : proper
  const isHead = kind === headKind
  const home = homeOf(plan, cell, index)
  return {
    village: villageOf(
      cell.township,
      Math.floor(((household.head - cell.start) * 8) / sizeOf(cell)),
    ),
    headName,
    headIdentity,
    name: isHead ? headName : nameOf(seed, kind, index),
    identity: isHead ? headIdentity : identityOf(seed, kind, index),
    payeeName: home?.name ?? headName,
    payeeIdentity: home === null ? headIdentity : '',
    bank: bankOf(hash(seed, streams.bank, household.head, cell.townshipNo)),
    account:
      home?.account ??
      special?.account ??
      accountOf(seed, headKind, household.head, accountVersion),
  }
}

function sizeOf(cell: Cell): number {
  return cell.end - cell.start
}

/** The monthly standard that applies to a person. */
export function standardOf(plan: Plan, { cell, index }: PersonRef): Fen {
  const isInInstitution =
    cell.category.code === 'orphan' && hash(plan.seed, streams.income, index) % 6 === 0
  return isInInstitution ? orphanInstitutionFen : cell.category.standardFen
}

/**
 * What a month brings: the standard, for dibao less the household's income per head. One
 * household in seven has no income and gets the standard itself.
 */
export function monthlyAmount(plan: Plan, ref: PersonRef, household: Household): Fen {
  const { cell } = ref
  const standard = standardOf(plan, ref)
  if (cell.category.code !== 'dibao_urban' && cell.category.code !== 'dibao_rural') return standard
  const number = chance(plan.seed, streams.income, household.head, cell.categoryNo + 1)
  if (number < 1 / 7) return standard
  const incomePerHead = (standard * BigInt(Math.floor(number * 750))) / 1000n
  return standard - wholeYuan(incomePerHead)
}

function wholeYuan(fen: Fen): Fen {
  return (fen / 100n) * 100n
}
