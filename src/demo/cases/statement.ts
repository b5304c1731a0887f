import { type Fen, formatYuan, sumFen } from '../../kernel/fen.ts'
import type { CaseBook } from './book.ts'
import type { fundsOf } from './money.ts'
import { caseAccount } from './people.ts'
import type { BankEntry } from './rows.ts'

/** The cases' own fund account as the bank has it: what the books know, and what they do not. */
export function statementRows(book: CaseBook, funds: ReturnType<typeof fundsOf>): string[][] {
  const entries = [...booked(book, funds), ...book.bankEntries]
  const order = ({ on, side, serial }: BankEntry) => `${on} ${side === 'credit' ? 0 : 1} ${serial}`
  const sorted = entries.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
  let balanceFen: Fen = 0n
  return sorted.map(({ on, time, side, fen, payee, summary, remark, serial }) => {
    balanceFen += side === 'credit' ? fen : -fen
    if (balanceFen < 0n) throw new Error(`the cases' account is overdrawn on ${on}`)
    const [debit, credit] = side === 'debit' ? [formatYuan(fen), ''] : ['', formatYuan(fen)]
    const amounts = [debit, credit, formatYuan(balanceFen)]
    return [on, time, ...amounts, payee.name, payee.account, summary, remark, serial]
  })
}

function booked(book: CaseBook, funds: ReturnType<typeof fundsOf>): BankEntry[] {
  const bank = { name: '示例银行代发过渡户', account: caseAccount(book.seed, 1) }
  const treasury = { name: '云溪区财政局国库(示例)', account: caseAccount(book.seed, 2) }
  const received = funds.documents.map(({ number, receivedOn, fen }) =>
    entry({
      on: receivedOn,
      side: 'credit',
      fen,
      payee: treasury,
      summary: '拨款',
      remark: number,
    }),
  )
  const sent = funds.disbursements
    .filter(({ channel }) => channel !== '集中支付')
    .map(({ number, on, fen, payee }) =>
      entry({ on, side: 'debit', fen, payee, summary: '拨付', remark: number }),
    )
  const spent = book.vouchers.map(({ number, spentOn, fen, payee }) =>
    entry({ on: spentOn, side: 'debit', fen, payee, summary: '支付', remark: number }),
  )
  const backAndAgain = book.rosters.flatMap(({ number, paidOn, isReissue, lines }) => {
    const common = { on: paidOn, payee: bank, remark: number }
    const fenOf = (result: string) =>
      sumFen(lines.filter((line) => line.result === result).map(({ fen }) => fen))
    if (isReissue) return entry({ ...common, side: 'debit', fen: fenOf('paid'), summary: '补发' })
    const fen = fenOf('returned')
    if (fen === 0n || book.lostReturns.has(number)) return []
    return entry({ ...common, side: 'credit', fen, summary: '退汇' })
  })
  return [...received, ...sent, ...spent, ...backAndAgain]
}

/** What the books know has their number as its serial, told apart from the other side's. */
function entry(part: Omit<BankEntry, 'serial' | 'time'>): BankEntry {
  return {
    ...part,
    time: '09:00:00',
    serial: `${part.side === 'credit' ? 'C' : 'D'}${part.remark}`,
  }
}
