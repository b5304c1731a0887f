import type { Fen } from '../../kernel/fen.ts'
import { disbursementNumber } from './batch.ts'
import { dayOf, monthText, quarterOf, weekdayFrom } from './calendar.ts'
import { type CategoryName, townships } from './categories.ts'
import { type Payee, publicPayee, publicPayees } from './names.ts'
import type { Plan } from './plan.ts'
import { countOf } from './plants.ts'
import type { Tally } from './tally.ts'
import { type Misuse, misuseOf } from './truth.ts'
import { vouchersOf } from './vouchers.ts'

export interface Disbursement {
  number: string
  category: CategoryName
  townshipNo: number
  channel: '社会化发放' | '乡镇账户' | '集中支付'
  payee: Payee
  amountFen: Fen
  date: string
  quarter: number
  /** The document that it is to be drawn on; empty: the oldest money first. */
  documentNumber: string
}

/** Every disbursement of the period in order of date. */
export function disbursementsOf(plan: Plan, tally: Tally, planted: Misuse[]): Disbursement[] {
  const all = [...toPeople(plan, tally), ...direct(plan), ...residues(plan, planted)]
  return all.sort((a, b) => (a.date + a.number < b.date + b.number ? -1 : 1))
}

/** Exactly what a month's batch instructs; a re-issue is paid from returned money. */
function toPeople(plan: Plan, tally: Tally): Disbursement[] {
  const payee = publicPayee(plan.seed, '示例银行代发过渡户', publicPayees.agentBank)
  return tally.batches
    .filter(({ batch }) => !batch.isReissue)
    .map(({ batch, instructedFen }) => ({
      number: disbursementNumber(batch),
      category: batch.cell.category.name,
      townshipNo: batch.cell.townshipNo,
      channel: '社会化发放',
      payee,
      amountFen: instructedFen,
      date: batch.disbursedOn,
      quarter: quarterOf(batch.month),
      documentNumber: '',
    }))
}

/** Per quarter and township what its vouchers will need. */
function direct(plan: Plan): Disbursement[] {
  const sums = new Map<string, Disbursement>()
  for (let month = 1; month <= plan.months; month += 1) {
    for (const voucher of vouchersOf(plan, month)) {
      const quarter = quarterOf(month)
      const township = townships[voucher.townshipNo]?.code.slice(6)
      const number = `BF2023Q${quarter}-${voucher.category.letters}-${township}`
      const known = sums.get(number)
      if (known !== undefined) known.amountFen += voucher.amountFen
      else {
        sums.set(number, {
          number,
          category: voucher.category.name,
          townshipNo: voucher.townshipNo,
          channel: '集中支付',
          payee: publicPayee(plan.seed, '云溪区国库集中支付中心（示例）', publicPayees.treasury),
          amountFen: voucher.amountFen,
          date: weekdayFrom(dayOf(quarter * 3 - 2, quarter === 1 ? 9 : 3)),
          quarter,
          documentNumber: '',
        })
      }
    }
  }
  return [...sums.values()]
}

/**
 * Money for temporary relief that a township's account takes and nobody is paid from; more than
 * 30 days before the end, so in a district of one month there is none.
 */
function residues(plan: Plan, planted: Misuse[]): Disbursement[] {
  const wanted = Math.min(townships.length, countOf(plan, 'interception.channel_residue'))
  const count = plan.months < 2 ? 0 : wanted
  return Array.from({ length: count }, (_, no) => {
    const townshipNo = townships.length - 1 - no
    const township = townships[townshipNo]
    if (township === undefined) throw new RangeError(`no township ${townshipNo}`)
    const month = 1 + ((3 + no * 3) % (plan.months - 1))
    const number = `BF${monthText(month).replace('-', '')}-LSX-${township.code.slice(6)}`
    const amountFen = BigInt(Math.ceil(Math.min(plan.scale, 4) * (60 + no * 25))) * 20_000n
    const misuse = misuseOf('interception.channel_residue', '拨到乡镇账户的临时救助金未发到人')
    misuse.evidence.push(`disbursement:${number}`)
    misuse.amountFen = amountFen
    planted.push(misuse)
    return {
      number,
      category: '临时救助',
      townshipNo,
      channel: '乡镇账户',
      payee: publicPayee(
        plan.seed,
        `${township.name}社会事务综合服务中心（示例）`,
        publicPayees.townshipOffice + townshipNo,
      ),
      amountFen,
      date: weekdayFrom(dayOf(month, 12)),
      quarter: quarterOf(month),
      documentNumber: '',
    }
  })
}
