import type { Fen } from '../../kernel/fen.ts'
import { dayOf, monthText, weekdayFrom } from './calendar.ts'
import { type VoucherCategory, voucherCategories } from './categories.ts'
import { chance, hash, pickFrom, streams } from './hash.ts'
import { type Payee, publicPayee, publicPayees } from './names.ts'
import { type Plan, rangesOf } from './plan.ts'
import { countOf } from './plants.ts'
import { misuses, type Use, uses } from './voucher-uses.ts'

/** Spending that is not a payment to a person. */
export interface Voucher {
  number: string
  date: string
  category: VoucherCategory
  townshipNo: number
  payee: Payee
  payeeKind: Use['kind']
  amountFen: Fen
  subject: string
  purpose: string
  attachments: number
  /** Why it is no permitted use, or null. */
  misuse: string | null
}

interface Draft {
  category: VoucherCategory
  use: Use
  townshipNo: number
  misuse: string | null
}

/** The vouchers of a month by date, the same on every call. */
export function vouchersOf(plan: Plan, month: number): Voucher[] {
  const drafts = [...usualDrafts(plan, month), ...misuseDrafts(plan, month)]
  const vouchers = drafts.map((draft, no) => voucherOf(plan, draft, month, no))
  vouchers.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const year = monthText(month).slice(0, 4)
  return vouchers.map((voucher, no) => ({
    ...voucher,
    number: `PZ${year}-${String(month).padStart(2, '0')}${String(no + 1).padStart(4, '0')}`,
  }))
}

function usualDrafts(plan: Plan, month: number): Draft[] {
  return voucherCategories.flatMap((category) => {
    const yearly = category.vouchers * plan.scale
    const first = Math.ceil((yearly * (month - 1)) / 12)
    const count = Math.ceil((yearly * month) / 12) - first
    return Array.from({ length: count }, (_, no) => {
      const number = hash(plan.seed, streams.voucher, first + no, category.vouchers)
      const use = pickFrom(uses[category.code], number)
      return { category, use, townshipNo: townshipNoOf(plan, first + no), misuse: null }
    })
  })
}

function townshipNoOf(plan: Plan, n: number): number {
  const percent = hash(plan.seed, streams.voucherTownship, n) % 100
  return rangesOf(100, [20, 40, 15, 15, 10]).findIndex(({ end }) => percent < end)
}

function misuseDrafts(plan: Plan, month: number): Draft[] {
  const count = countOf(plan, 'diversion.admin_subject')
  const numbers = Array.from({ length: count }, (_, no) => no)
  return numbers
    .filter((no) => 1 + ((2 + no * 4) % plan.months) === month)
    .map((no) => {
      const use = pickFrom(misuses, no)
      const category = pickFrom(voucherCategories, no)
      const misuse = `经济科目${use.subject}不在救助资金使用范围`
      return { category, use, townshipNo: (no + 1) % 5, misuse }
    })
}

function voucherOf(plan: Plan, draft: Draft, month: number, no: number): Voucher {
  const { category, use, townshipNo, misuse } = draft
  const [from, to] = use.yuan
  const share = chance(plan.seed, streams.voucherAmount, month, no)
  const jiao = hash(plan.seed, streams.amount, month, no) % 10
  const payeeNo = [...Object.values(uses).flat(), ...misuses].indexOf(use)
  return {
    number: '',
    date: weekdayFrom(dayOf(month, 10 + (hash(plan.seed, streams.voucher, month, no) % 16))),
    category,
    townshipNo,
    payee: publicPayee(plan.seed, use.payee, publicPayees.supplier + payeeNo),
    payeeKind: use.kind,
    amountFen: BigInt(from + Math.floor(share * (to - from))) * 100n + BigInt(jiao) * 10n,
    subject: use.subject,
    purpose: use.purpose,
    attachments: 1 + (payeeNo % 4),
    misuse,
  }
}
