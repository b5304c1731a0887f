import type { RawBuilder } from 'kysely'

/** Something in the books that is not so. */
export interface Falsehood {
  subject: string
  detail: string
}

/** One statement about the whole of a district's books that must be true at any moment. */
export interface BookCheck {
  code: string
  /** What is checked, in a sentence. */
  claim: string
  /** How many things the claim is about. */
  count(districtCode: string): RawBuilder<{ count: bigint }>
  /** Those of which it is not true. */
  falsehoods(districtCode: string): RawBuilder<Falsehood>
}
