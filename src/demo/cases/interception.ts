import type { CaseBook, LineOptions } from './book.ts'
import type { CasePerson } from './people.ts'
import { reissue } from './retention.ts'
import type { BankEntry, Category } from './rows.ts'

/** Money that somebody on its way keeps. */
export function interceptionCases(book: CaseBook): void {
  shortPaid(book)
  ownAccount(book)
  sharedAccount(book)
  feeFromRecipient(book)
  cashWithdrawal(book)
  refundNotRestored(book)
  flatShares(book)
}

/** People on the list and paid for a month, in one roster of theirs. */
export function paidListed(
  book: CaseBook,
  lines: readonly [CasePerson, LineOptions?][],
  part: { category?: Category; month?: string; township?: number } = {},
): string[] {
  const { category = 'dibao_rural', month = '2023-07', township = book.anyTownship() } = part
  for (const [person, { head = person } = {}] of category === 'temporary' ? [] : lines) {
    book.list(person, { head, category, township, from: '2022-06' })
  }
  return book.roster({ category, month, township }, lines)
}

function shortPaid(book: CaseBook): void {
  const lines = paidListed(book, [[book.person(), { shortFen: 1n }], [book.person()]])
  book.plant('interception.short_paid', lines.slice(0, 1), 1n, '少到账一分')
  book.near('interception.short_paid', lines.slice(1), '如数到账')
}

function ownAccount(book: CaseBook): void {
  const fen = book.amount(50_000)
  const payee = { name: '路口镇财政所', account: book.account() }
  const sent = book.send({
    category: 'dibao_rural',
    township: 4,
    channel: '乡镇账户',
    fen,
    on: '2023-12-10',
    payee,
  })
  book.plant('interception.own_account', [sent], fen, '低保金拨到乡镇账户')

  const clerk = book.person()
  const former = book.person()
  book.register({ kind: '经办人员', person: clerk, from: '2023-01-01', account: clerk.account })
  const term = { from: '2022-01-01', to: '2023-06-14', account: former.account }
  book.register({ kind: '经办人员', person: former, ...term })
  const paid = book.amount()
  const voucher = book.voucher({ payee: clerk, kind: '个人', fen: paid })
  book.plant('interception.own_account', [voucher], paid, '凭证付给经办人员')
  const later = book.voucher({ payee: former, kind: '个人' })
  book.near('interception.own_account', [later], '前一天已不再经办')
}

function sharedAccount(book: CaseBook): void {
  const account = book.account()
  const fens = [book.amount(), book.amount(), book.amount()]
  const three = fens.map((fen): [CasePerson, LineOptions] => [book.person(), { fen, account }])
  const lines = paidListed(book, three)
  const total = fens.reduce((sum, fen) => sum + fen, 0n)
  book.plant('interception.shared_account', lines, total, '三户共用一个账户')

  const both = book.account()
  const two = [book.person(), book.person()].map((person): [CasePerson, LineOptions] => [
    person,
    { account: both },
  ])
  book.near('interception.shared_account', paidListed(book, two), '两户共用')
  const head = book.person()
  const members = [head, book.person(), book.person()].map((person): [CasePerson, LineOptions] => [
    person,
    { head, payee: head },
  ])
  const household = paidListed(book, members)
  book.near('interception.shared_account', household, '一户三人发到户主账户')
  book.near('integrity.stranger_payee', household, '发给户主')
  const guardian = book.person()
  const wards = [1, 2, 3].map((): [CasePerson, LineOptions] => [
    book.person({ bornOn: `2012-0${book.next() % 9 || 9}-01` }),
    { payee: guardian },
  ])
  const orphans = paidListed(book, wards, { category: 'orphan' })
  book.near('interception.shared_account', orphans, '监护人代收三个孤儿')
  book.near('integrity.stranger_payee', orphans, '未成年人由监护人收款')
}

function credit(book: CaseBook, part: Partial<BankEntry> & Pick<BankEntry, 'on' | 'payee'>) {
  const fen = book.amount(5_000)
  return { fen, evidence: [book.bank({ side: 'credit', fen, summary: '转存', ...part })] }
}

function feeFromRecipient(book: CaseBook): void {
  const [payer, refunder] = [book.person(), book.person()]
  paidListed(book, [[payer], [refunder]])
  const fee = credit(book, { on: '2023-12-20', payee: payer, summary: '缴款' })
  book.plant('interception.fee_from_recipient', fee.evidence, fee.fen, '救助对象向专户缴款')
  const refund = credit(book, { on: '2023-12-20', payee: refunder, summary: '退还多发救助金' })
  book.near('interception.fee_from_recipient', refund.evidence, '写明退还多发')
}

function cashWithdrawal(book: CaseBook): void {
  const debit = (summary: string) => {
    const fen = book.amount(90_000)
    const payee = { name: '', account: '' }
    const part = { on: '2023-12-29', side: 'debit', fen, payee, summary } as const
    return { fen, evidence: [book.bank(part)] }
  }
  const cash = debit('现金支取')
  book.plant('interception.cash_withdrawal', cash.evidence, cash.fen, '专户提取现金')
  const transfer = debit('现金管理归集')
  book.near('interception.cash_withdrawal', transfer.evidence, '转账,只是写作现金管理')
}

function refundNotRestored(book: CaseBook): void {
  const back = (paidOn: string, isLost: boolean) => {
    const person = book.person()
    const place = { category: 'dibao_urban', township: book.anyTownship() } as const
    book.list(person, { ...place, from: '2022-06' })
    const fen = book.amount()
    const month = paidOn.slice(0, 7)
    const lines = book.roster({ ...place, month, paidOn }, [[person, { fen, result: 'returned' }]])
    const batch = lines[0]?.replace('line:', '').replace('/1', '') ?? ''
    if (isLost) book.lostReturns.add(batch)
    reissue(book, { lines, fen, person, place, month }, '2023-12-04')
    return { evidence: [`batch:${batch}`], fen }
  }
  const lost = back('2023-11-20', true)
  book.plant('interception.refund_not_restored', lost.evidence, lost.fen, '退汇没有回到专户')
  book.near('interception.refund_not_restored', back('2023-11-21', false).evidence, '退汇已回专户')
}

function flatShares(book: CaseBook): void {
  const village = (count: number, category: Category, isFlat: boolean) => {
    const fen = book.amount()
    const lines = Array.from({ length: count }, (_, no): [CasePerson, LineOptions] => [
      book.person(),
      { fen: isFlat || no > 0 ? fen : fen + 1n },
    ])
    const keys = paidListed(book, lines, { category, month: '2023-05' })
    return { keys, fen: fen * BigInt(count) }
  }
  const flat = village(10, 'dibao_rural', true)
  book.plant('interception.flat_shares', flat.keys, flat.fen, '一村十户每户一样多')
  book.near('interception.flat_shares', village(9, 'dibao_rural', true).keys, '只有九户')
  book.near('interception.flat_shares', village(10, 'dibao_rural', false).keys, '一户多一分')
  book.near('interception.flat_shares', village(10, 'tekun', true).keys, '特困按统一标准')
}
