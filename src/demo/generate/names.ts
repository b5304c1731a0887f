import type { Township } from './categories.ts'
import { hash, pickFrom, streams } from './hash.ts'
import { accountOf, type PersonKind } from './identity.ts'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧']
/** The middle character says that nobody is called so. */
const middles = [...'测样例']
const last = [...'一二三四五六七八九十甲乙丙丁戊己庚辛安平和福康宁顺喜春夏秋冬东南西北']

export function nameOf(seed: number, kind: PersonKind, n: number): string {
  const number = hash(seed, streams.name, n, kind.length * 31 + kind.charCodeAt(0))
  const middle = pickFrom(middles, Math.floor(number / 64))
  return pickFrom(surnames, number) + middle + pickFrom(last, Math.floor(number / 512))
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八']

/** One of eight synthetic villages of a township. */
export function villageOf(township: Township, number: number): string {
  return `示例${pickFrom(ordinals, number)}${township.village}`
}

const banks = ['示例农村商业银行', '示例邮政储蓄银行', '示例农业银行']

export function bankOf(number: number): string {
  return pickFrom(banks, number)
}

export interface Payee {
  name: string
  account: string
}

/** Offices, homes and firms: public ones have account numbers of a range of their own. */
export function publicPayee(seed: number, name: string, n: number): Payee {
  return { name, account: accountOf(seed, 'public', n) }
}

export const publicPayees = {
  fund: 1,
  treasury: 2,
  agentBank: 3,
  townshipOffice: 10,
  home: 20,
  supplier: 30,
  stranger: 60,
  sharedAccount: 100,
} as const
