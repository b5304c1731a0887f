/** What moves money, in a clerk's words. */
export const kindNames = {
  appropriate: '到位',
  open: '期初结转',
  withdraw: '收回指标',
  allocate: '分配',
  adjust: '调剂',
  disburse: '拨付',
  pay: '发放',
  return: '退汇',
  reissue: '补发',
  spend: '使用',
  recover: '追缴',
  remit: '上缴',
  carry_over: '结转',
} as const
