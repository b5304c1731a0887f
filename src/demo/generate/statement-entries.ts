import { type Fen, formatYuan } from '../../kernel/fen.ts'
import { monthOf } from '../../kernel/month.ts'
import { interest, shortFen, unexplained } from './bank-entries.ts'
import { dayOf, monthText } from './calendar.ts'
import type { Disbursement } from './disbursements.ts'
import type { Appropriation } from './funds.ts'
import { type Payee, publicPayee, publicPayees } from './names.ts'
import type { Plan } from './plan.ts'
import type { BatchTotals } from './tally.ts'
import { type Discrepancy, type Misuse, misuseOf } from './truth.ts'
import { vouchersOf } from './vouchers.ts'

/** A movement of the fund account, before the bank has put it in order. */
export interface StatementEntry {
  date: string
  side: 'debit' | 'credit'
  amountFen: Fen
  counterparty: Payee
  summary: string
  reference: string
  /** Booked on its day and with its reference, as plants and what is not the bureau's are. */
  isFixed?: true
  misuse?: Misuse
  discrepancy?: Discrepancy
}

/** What the books know of the year, as far as the bank moves money for it. */
export interface Books {
  plan: Plan
  appropriations: Appropriation[]
  disbursements: Disbursement[]
  batches: BatchTotals[]
  /** Number of the disbursement that the bank books in the month after, or null. */
  acrossMonthEnd: string | null
}

/** A document of which the bank credits less than it says; a credit, so it is no misuse. */
const creditedShort = '湘财社指〔2022〕152号'

/** Everything that the bank books in a month. */
export function entriesOf(books: Books, month: number): StatementEntry[] {
  const isOfMonth = ({ date }: StatementEntry) => monthOf(date) === monthText(month)
  return [
    ...received(books).filter(isOfMonth),
    ...disbursed(books, month),
    ...returnedAndReissued(books).filter(isOfMonth),
    ...spent(books, month),
    ...interest(books, month),
    ...unexplained(books, month),
  ]
}

function received({ plan, appropriations }: Books): StatementEntry[] {
  const counterparty = publicPayee(plan.seed, '云溪区财政局国库（示例）', publicPayees.treasury)
  return appropriations.map(({ document, amountFen }) => {
    const entry: StatementEntry = {
      date: document.receivedOn,
      side: 'credit',
      amountFen,
      counterparty,
      summary: '拨款',
      reference: document.number,
      isFixed: true,
    }
    if (document.number !== creditedShort) return entry
    const discrepancy: Discrepancy = {
      kind: 'amount_differs',
      evidence: [`document:${document.number}`],
      note: `银行入账比文件少${formatYuan(shortFen)}元`,
    }
    const credited = { ...entry, amountFen: amountFen - shortFen, discrepancy }
    // Received in January: from February on it has been open for too long.
    if (plan.months < 2) return credited
    const misuse = misuseOf('integrity.unmatched_line', '银行入账与文件金额不符，一直没有对上')
    misuse.amountFen = credited.amountFen
    return { ...credited, misuse }
  })
}

/** Direct payments leave by voucher, so their disbursement is nothing to the bank. */
function disbursed({ disbursements, acrossMonthEnd }: Books, month: number): StatementEntry[] {
  return disbursements
    .filter(({ channel }) => channel !== '集中支付')
    .flatMap(({ number, date, amountFen, payee, channel }): StatementEntry[] => {
      const isAcross = number === acrossMonthEnd
      const bookedIn = isAcross ? dayOf(monthNumber(date) + 1, 1) : date
      if (monthOf(bookedIn) !== monthText(month)) return []
      const entry: StatementEntry = {
        date: bookedIn,
        side: 'debit',
        amountFen,
        counterparty: payee,
        summary: channel === '社会化发放' ? '代发' : '拨付',
        reference: number,
      }
      if (!isAcross) return [entry]
      const discrepancy: Discrepancy = {
        kind: 'in_books_not_in_bank',
        evidence: [`disbursement:${number}`],
        note: `${date}拨付，银行次月入账；${monthOf(date)}月末为账有行无`,
      }
      return [{ ...entry, isFixed: true, discrepancy }]
    })
}

function monthNumber(date: string): number {
  return Number(date.slice(5, 7))
}

function returnedAndReissued({ plan, batches }: Books): StatementEntry[] {
  const counterparty = publicPayee(plan.seed, '示例银行代发过渡户', publicPayees.agentBank)
  return batches.flatMap(({ batch, returnedFen, instructedFen }): StatementEntry[] => {
    const common = { date: batch.payDate, counterparty, reference: batch.number }
    if (batch.isReissue) {
      return [{ ...common, side: 'debit', amountFen: instructedFen, summary: '补发' }]
    }
    if (returnedFen === 0n) return []
    return [{ ...common, side: 'credit', amountFen: returnedFen, summary: '退汇' }]
  })
}

function spent({ plan }: Books, month: number): StatementEntry[] {
  return vouchersOf(plan, month).map(({ date, amountFen, payee, number }) => ({
    date,
    side: 'debit',
    amountFen,
    counterparty: payee,
    summary: '支付',
    reference: number,
  }))
}
