/**
 * Yunxi District, Yueyang, Hunan. Division codes: GB/T 2260 and the statistical divisions.
 * Subjects: the government account classification; which ones are this money's, see
 * the district's allocation notices (湘财社指 series).
 */
export const yunxi = {
  code: '430603',
  name: '云溪区',
  townships: [
    { code: '430603001', name: '长岭街道' },
    { code: '430603002', name: '云溪街道' },
    { code: '430603003', name: '松杨湖街道' },
    { code: '430603101', name: '陆城镇' },
    { code: '430603102', name: '路口镇' },
  ],
  categories: [
    { code: 'dibao_urban', name: '城市低保', delivery: 'roster', subjects: ['2081901'] },
    { code: 'dibao_rural', name: '农村低保', delivery: 'roster', subjects: ['2081902'] },
    { code: 'tekun', name: '特困供养', delivery: 'roster', subjects: ['2082101', '2082102'] },
    { code: 'temporary', name: '临时救助', delivery: 'roster', subjects: ['2082001'] },
    { code: 'vagrant', name: '流浪乞讨人员救助', delivery: 'voucher', subjects: ['2082002'] },
    {
      code: 'minor_protection',
      name: '未成年人社会保护',
      delivery: 'voucher',
      subjects: ['2081001'],
    },
    { code: 'orphan', name: '孤儿基本生活保障', delivery: 'roster', subjects: ['2081001'] },
  ],
} as const

export const functionalSubjects = [
  { code: '2081901', name: '城市最低生活保障金支出' },
  { code: '2081902', name: '农村最低生活保障金支出' },
  { code: '2082001', name: '临时救助支出' },
  { code: '2082002', name: '流浪乞讨人员救助支出' },
  { code: '2082101', name: '城市特困人员救助供养支出' },
  { code: '2082102', name: '农村特困人员救助供养支出' },
  { code: '2081001', name: '儿童福利' },
] as const

/** 302xx (goods and services) and 310xx (capital) are no use of relief money. */
export const economicSubjects = [
  { code: '30305', name: '生活补助', isPermitted: true },
  { code: '30306', name: '救济费', isPermitted: true },
  { code: '30201', name: '办公费', isPermitted: false },
  { code: '30202', name: '印刷费', isPermitted: false },
  { code: '30211', name: '差旅费', isPermitted: false },
  { code: '30213', name: '维修(护)费', isPermitted: false },
  { code: '30217', name: '公务接待费', isPermitted: false },
  { code: '30231', name: '公务用车运行维护费', isPermitted: false },
  { code: '31002', name: '办公设备购置', isPermitted: false },
  { code: '31003', name: '专用设备购置', isPermitted: false },
  { code: '31013', name: '公务用车购置', isPermitted: false },
] as const
