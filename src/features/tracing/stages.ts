/** The stages where money waits for a next step. */
export const waitingStages = [
  'received',
  'allocated',
  'disbursed',
  'returned',
  'recovered',
] as const
