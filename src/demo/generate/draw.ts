import { residentsOf } from './institution.ts'
import type { Cell, Plan } from './plan.ts'
import { allYear, type PersonRef, type Picker, type Special } from './special.ts'
import type { Misuse } from './truth.ts'

/** What a plant may draw people from. */
export interface Draw {
  plan: Plan
  picker: Picker
  rural: Cell[]
  tekun: Cell[]
}

export const anywhere = ({ picker, rural }: Draw): PersonRef => picker.from(rural)
export const atHome = ({ picker, tekun }: Draw): PersonRef => picker.from(tekun, residentsOf)

export const always = (ref: PersonRef, misuse: Misuse): Special => ({
  ...ref,
  misuse,
  evidence: allYear,
  listed: allYear,
  paid: allYear,
})

/** The no-th plant's month, spread over the year. */
export function monthFor({ plan }: Draw, no: number, first: number): number {
  return 1 + ((first + no * 5) % plan.months)
}

export const once = (month: number) => ({ from: month, to: month })
