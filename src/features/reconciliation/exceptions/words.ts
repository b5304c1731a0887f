export const exceptionKinds = [
  'in_bank_not_in_books',
  'in_books_not_at_bank',
  'amount_differs',
  'name_differs',
  'paid_twice',
  'returned_not_booked',
  'fee_or_interest',
  'other_unit',
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

export const kindNames: Readonly<Record<ExceptionKind, string>> = Object.freeze({
  in_bank_not_in_books: '行有账无',
  in_books_not_at_bank: '账有行无',
  amount_differs: '金额不符',
  name_differs: '户名不符',
  paid_twice: '重复支付',
  returned_not_booked: '退汇未入账',
  fee_or_interest: '手续费或利息',
  other_unit: '他单位款项',
})

export const exceptionReasons = [
  'no_counterpart',
  'equal_candidates',
  'search_gave_up',
  'names_the_entry',
  'same_serial',
  'similar_amount',
  'same_amount',
  'entry_matched_before',
  'same_payment_before',
  'paid_out_before',
  'said_by_bank',
] as const
export type ExceptionReason = (typeof exceptionReasons)[number]

export const exceptionStates = [
  'open',
  'proposed',
  'resolved',
  'carried',
  'referred',
  'cleared',
] as const
export type ExceptionState = (typeof exceptionStates)[number]

export const stateNames: Readonly<Record<ExceptionState, string>> = Object.freeze({
  open: '待处理',
  proposed: '待复核',
  resolved: '已处理',
  carried: '未达账项',
  referred: '已移交审计',
  cleared: '已自动消除',
})

/** A state by its Chinese name; what is none stays as it is. */
export const exceptionStateName = (state: string): string =>
  (stateNames as Readonly<Record<string, string>>)[state] ?? state

/** What kinds of book entries are called on a balance statement. */
export const entryNames: Readonly<Record<string, string>> = {
  appropriate: '到位',
  withdraw: '追减',
  disburse: '拨付',
  spend: '使用',
  return: '退汇',
  reissue: '补发',
  recover: '追缴',
  remit: '上缴',
  payment: '发放',
  correction: '更正',
}
