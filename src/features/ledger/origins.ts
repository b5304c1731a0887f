/** What can be reversed as a whole. What the bank did with a payment cannot: that is recovered. */
export const reversibleOrigins = [
  'appropriation',
  'allocation',
  'disbursement',
  'expenditure',
  'adjustment',
  'recovery',
  'remittance',
  'carryover',
] as const
export type ReversibleOrigin = (typeof reversibleOrigins)[number]
