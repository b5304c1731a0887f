/** Kinds of rows behind an alert; their natural keys are said at `Evidence`. */
export const evidenceKinds = [
  'document',
  'allocation',
  'disbursement',
  'batch',
  'line',
  'voucher',
  'bank',
  'recovery',
  'remittance',
  'correction',
  'check',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
