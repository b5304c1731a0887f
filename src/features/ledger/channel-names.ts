/** How money leaves the bureau, in a clerk's words. */
export const channelNames: Readonly<Record<string, string>> = {
  bank: '社会化发放',
  township_account: '乡镇账户',
  institution: '供养机构',
  direct: '集中支付',
}
