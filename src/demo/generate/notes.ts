import { type Fen, formatYuan, sumFen } from '../../kernel/fen.ts'
import type { District } from './payment-files.ts'
import type { Plan } from './plan.ts'
import type { Books } from './statement-entries.ts'
import type { Tally } from './tally.ts'
import { type Misuse, misuseOf, type Totals } from './truth.ts'
import { vouchersOf } from './vouchers.ts'

export function noteLateBatches({ schedule }: District, tally: Tally, planted: Misuse[]): void {
  for (const { batch, creditedFen } of tally.batches) {
    if (!schedule.late.has(batch.number)) continue
    const misuse = misuseOf('retention.late_month', `整批于${batch.payDate}到账，晚于当月10日`)
    misuse.evidence.push(`batch:${batch.number}`)
    misuse.amountFen = creditedFen
    planted.push(misuse)
  }
}

export function noteVouchers(plan: Plan, planted: Misuse[]): void {
  for (let month = 1; month <= plan.months; month += 1) {
    for (const voucher of vouchersOf(plan, month)) {
      if (voucher.misuse === null) continue
      const misuse = misuseOf('diversion.admin_subject', voucher.misuse)
      misuse.evidence.push(`voucher:${voucher.number}`)
      misuse.amountFen = voucher.amountFen
      planted.push(misuse)
    }
  }
}

export function totalsOf(books: Books, allocations: readonly { amountFen: Fen }[]): Totals {
  const { plan, appropriations, disbursements, batches } = books
  const yuan = (amounts: Fen[]) => formatYuan(sumFen(amounts))
  const amountsOf = (rows: readonly { amountFen: Fen }[]) => rows.map(({ amountFen }) => amountFen)
  const vouchers = Array.from({ length: plan.months }, (_, i) => vouchersOf(plan, i + 1)).flat()
  const reissues = batches.filter(({ batch }) => batch.isReissue)
  return {
    received: yuan(amountsOf(appropriations)),
    allocated: yuan(amountsOf(allocations)),
    disbursed: yuan(amountsOf(disbursements)),
    paid: yuan(batches.map(({ creditedFen }) => creditedFen)),
    spent: yuan(amountsOf(vouchers)),
    returned: yuan(batches.map(({ returnedFen }) => returnedFen)),
    reissued: yuan(reissues.map(({ creditedFen }) => creditedFen)),
  }
}
