import type { Fen } from '../../kernel/fen.ts'

export const townships = [
  { code: '430603001', name: '长岭街道', village: '社区' },
  { code: '430603002', name: '云溪街道', village: '社区' },
  { code: '430603003', name: '松杨湖街道', village: '社区' },
  { code: '430603101', name: '陆城镇', village: '村' },
  { code: '430603102', name: '路口镇', village: '村' },
] as const

export type Township = (typeof townships)[number]

/** What `people` counts, in parts of the default district of 4830. */
export const defaultPeople = 4830

interface MonthlyCategory {
  code: 'dibao_urban' | 'dibao_rural' | 'tekun' | 'orphan'
  name: string
  /** In batch numbers. */
  letters: string
  /** Of the default 4830. */
  people: number
  /** Of each township, in the order of `townships`; in percent. */
  shares: readonly number[]
  /** An estimate; the real standards of the district are not public. */
  standardFen: Fen
}

export const monthlyCategories: readonly MonthlyCategory[] = [
  {
    code: 'dibao_urban',
    name: '城市低保',
    letters: 'DBC',
    people: 900,
    shares: [35, 34, 19, 7, 5],
    standardFen: 70_000n,
  },
  {
    code: 'dibao_rural',
    name: '农村低保',
    letters: 'DBN',
    people: 3200,
    shares: [8, 14, 13, 35, 30],
    standardFen: 50_000n,
  },
  {
    code: 'tekun',
    name: '特困供养',
    letters: 'TK',
    people: 700,
    shares: [10, 15, 12, 33, 30],
    standardFen: 91_000n,
  },
  {
    code: 'orphan',
    name: '孤儿基本生活保障',
    letters: 'GE',
    people: 30,
    shares: [15, 20, 15, 27, 23],
    standardFen: 110_000n,
  },
]

/** One-off grants of 临时救助: its cap, and how many a year for the default district. */
export const temporary = {
  code: 'temporary',
  name: '临时救助',
  letters: 'LS',
  standardFen: 300_000n,
  grants: 700,
  shares: [12, 18, 14, 30, 26],
} as const

/** Spent by voucher, not by roster. */
export const voucherCategories = [
  { code: 'vagrant', name: '流浪乞讨人员救助', letters: 'LL', vouchers: 100 },
  { code: 'minor_protection', name: '未成年人社会保护', letters: 'WB', vouchers: 18 },
] as const

export type VoucherCategory = (typeof voucherCategories)[number]
export type RosterCategory = MonthlyCategory | typeof temporary
export type RosterCategoryCode = RosterCategory['code']
export type CategoryName = RosterCategory['name'] | VoucherCategory['name']

/** Orphans who live in an institution have the higher of the two standards. */
export const orphanInstitutionFen: Fen = 150_000n
