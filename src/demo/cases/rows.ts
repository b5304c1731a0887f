import type { Fen } from '../../kernel/fen.ts'
import type { CasePerson } from './people.ts'

/** The rows that cases are told in, before they are files. */

export const categoryNames = {
  dibao_urban: '城市低保',
  dibao_rural: '农村低保',
  tekun: '特困供养',
  temporary: '临时救助',
  vagrant: '流浪乞讨人员救助',
  minor_protection: '未成年人社会保护',
  orphan: '孤儿基本生活保障',
} as const
export type Category = keyof typeof categoryNames

export const townshipCodes = [
  '430603001',
  '430603002',
  '430603003',
  '430603101',
  '430603102',
] as const

interface Place {
  category: Category
  township: number
}
export interface NamedAccount {
  name: string
  account: string
}
export interface Document {
  number: string
  year: number
  receivedOn: string
  subject: string
  fen: Fen
}
export interface Allocation extends Place {
  document: string
  decision: string
  decidedOn: string
  fen: Fen
}
/** Comes by hand, not by file. */
export interface Adjustment {
  document: string
  decision: string
  decidedOn: string
  from: Place
  to: Place
  fen: Fen
}
export interface Disbursement extends Place {
  number: string
  channel: '社会化发放' | '乡镇账户' | '供养机构' | '集中支付'
  payee: NamedAccount
  fen: Fen
  on: string
  /** Empty: the year's own document of the cases. */
  document: string
}
export interface Entitlement {
  person: CasePerson
  head: CasePerson
  category: Category
  township: number
  from: string
  to?: string
}
export interface Registered {
  kind: '死亡' | '财政供养' | '工商登记' | '车辆' | '房产' | '服刑' | '经办人员' | '经办人员近亲属'
  person: CasePerson
  from: string
  to?: string
  account?: string
}
export interface Line {
  person: CasePerson
  head: CasePerson
  payee: { name: string; identity: string }
  account: string
  fen: Fen
  standardFen: Fen
  note: string
  result: 'paid' | 'returned' | 'none'
  shortFen: Fen
}
export interface Roster extends Place {
  number: string
  month: string
  paidOn: string
  isReissue: boolean
  lines: readonly Line[]
}
export interface Voucher extends Place {
  number: string
  spentOn: string
  payee: NamedAccount
  kind: '个人' | '企业' | '机构' | '单位'
  fen: Fen
  subject: string
  purpose: string
}
export interface BankEntry {
  serial: string
  on: string
  time: string
  side: 'debit' | 'credit'
  fen: Fen
  payee: NamedAccount
  summary: string
  remark: string
}
