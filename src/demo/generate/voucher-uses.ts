import type { VoucherCategory } from './categories.ts'

/** A kind of spending: what for, to whom, and about how much. */
export interface Use {
  payee: string
  kind: '企业' | '机构' | '单位'
  subject: string
  purpose: string
  /** Yuan, from and to. */
  yuan: readonly [number, number]
}

export const uses: Record<VoucherCategory['code'], readonly Use[]> = {
  vagrant: [
    {
      payee: '示例汽车客运站',
      kind: '企业',
      subject: '30306',
      purpose: '返乡车票',
      yuan: [60, 400],
    },
    {
      payee: '示例快餐店',
      kind: '企业',
      subject: '30306',
      purpose: '受助人员餐食',
      yuan: [40, 300],
    },
    {
      payee: '示例人民医院',
      kind: '机构',
      subject: '30306',
      purpose: '受助人员医疗救治',
      yuan: [300, 2800],
    },
    {
      payee: '示例救助站',
      kind: '机构',
      subject: '30306',
      purpose: '受助人员临时安置',
      yuan: [100, 900],
    },
  ],
  minor_protection: [
    {
      payee: '示例儿童服务中心',
      kind: '机构',
      subject: '30306',
      purpose: '困境儿童临时照料',
      yuan: [600, 3600],
    },
    {
      payee: '示例书店',
      kind: '企业',
      subject: '30305',
      purpose: '留守儿童学习用品',
      yuan: [200, 1500],
    },
  ],
}

export const misuses: readonly Use[] = [
  {
    payee: '示例办公用品店',
    kind: '企业',
    subject: '30201',
    purpose: '购买办公用纸和硒鼓',
    yuan: [1800, 4200],
  },
  {
    payee: '示例电脑商行',
    kind: '企业',
    subject: '31002',
    purpose: '购置办公电脑',
    yuan: [4500, 9800],
  },
  {
    payee: '示例汽车修理厂',
    kind: '企业',
    subject: '30231',
    purpose: '公务用车维修',
    yuan: [1500, 5200],
  },
]
