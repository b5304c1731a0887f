import type { CaseBook } from './book.ts'
import { daysBefore } from './book.ts'
import { paidListed } from './interception.ts'
import { allocatedOnly } from './retention.ts'

const home = '陆城案例敬老院'

/** Money that goes to another purpose. */
export function diversionCases(book: CaseBook): void {
  adminSubject(book)
  crossCategory(book)
  roundTrip(book)
  unexplainedDebit(book)
  ineligiblePayee(book)
}

function adminSubject(book: CaseBook): void {
  const spend = (subject: string, purpose: string) => {
    const fen = book.amount(60_000)
    return { fen, evidence: [book.voucher({ subject, purpose, fen })] }
  }
  const office = spend('30201', '购买办公用纸')
  book.plant('diversion.admin_subject', office.evidence, office.fen, '列支办公费')
  const repair = spend('30305', '镇敬老院屋顶维修')
  book.plant('diversion.admin_subject', repair.evidence, repair.fen, '科目合规,用途是维修')
  const relief = spend('30305', '受助人员生活补助')
  book.near('diversion.admin_subject', relief.evidence, '生活补助')
  const aid = spend('30308', '受助儿童助学金')
  book.plant('scope.subject', aid.evidence, aid.fen, '科目不在允许范围')
  book.near('diversion.admin_subject', aid.evidence, '不是办公性支出')
  book.near('scope.subject', office.evidence, '办公性支出另列')
}

/** 张三 of one list, paid out of another category. */
function crossCategory(book: CaseBook): void {
  const township = 3
  const misplaced = (note: string) => {
    const person = book.person()
    book.list(person, { category: 'tekun', township, from: '2022-06' })
    const fen = book.amount()
    return { fen, keys: book.roster({ month: '2023-08', township }, [[person, { fen, note }]]) }
  }
  const taken = misplaced('')
  book.plant('diversion.cross_category', taken.keys, taken.fen, '特困人员从农村低保资金发放')
  const decision = '云民调〔2023〕91号'
  const approved = misplaced(`按${decision}列支`)
  const fen = book.amount(100_000)
  const held = { category: 'dibao_rural', township } as const
  const number = '云财社指〔2023〕931号'
  const decidedOn = '2023-07-20'
  allocatedOnly(book, { number, decidedOn, fen, place: held })
  const to = { category: 'tekun', township } as const
  book.adjustments.push({ document: number, decision, decidedOn, from: held, to, fen })
  book.near('diversion.cross_category', approved.keys, '有两个类别之间的调剂文件')
  book.plant('retention.undisbursed', [`document:${number}`], fen, '调剂来的资金没有拨付')
  const spent = book.amount()
  const voucher = book.voucher({ purpose: '支付临时救助对象医药费', fen: spent })
  book.plant('diversion.cross_category', [voucher], spent, '流浪救助资金支付临时救助')
  book.near('diversion.cross_category', [book.voucher({})], '本类别的支出')
}

function roundTrip(book: CaseBook): void {
  const lend = (backOn: string, percent: bigint) => {
    const payee = { name: '案例商贸公司', account: book.account() }
    const fen = book.amount(1_000) * 20n
    const out = book.bank({ on: '2023-12-05', side: 'debit', fen, payee, summary: '转账' })
    book.plant('diversion.unexplained_debit', [out], fen, '支出没有凭据')
    const backFen = (fen * (100n + percent)) / 100n
    const back = book.bank({ on: backOn, side: 'credit', fen: backFen, payee, summary: '转存' })
    return { evidence: [out, back], fen }
  }
  const loan = lend('2023-12-12', 0n)
  book.plant('diversion.round_trip', loan.evidence, loan.fen, '七天后原数转回')
  const withInterest = lend('2023-12-08', 5n)
  book.plant('diversion.round_trip', withInterest.evidence, withInterest.fen, '三天后连同5%转回')
  book.near('diversion.round_trip', lend('2023-12-13', 0n).evidence, '第八天转回')
  book.near('diversion.round_trip', lend('2023-12-08', 6n).evidence, '相差6%')
}

function unexplainedDebit(book: CaseBook): void {
  const debit = (on: string, fen: bigint, summary: string) => {
    const payee = { name: '案例经营部', account: book.account() }
    return { fen, evidence: [book.bank({ on, side: 'debit', fen, payee, summary })] }
  }
  const gone = debit(daysBefore(4), book.amount(70_000), '转账')
  book.plant('diversion.unexplained_debit', gone.evidence, gone.fen, '第四天仍无凭据')
  const recent = debit(daysBefore(3), book.amount(70_000), '转账')
  book.near('diversion.unexplained_debit', recent.evidence, '第三天')
  const charge = debit('2023-12-11', 20_000n, '账户管理费')
  book.near('diversion.unexplained_debit', charge.evidence, '银行收费正好是限额')
}

function ineligiblePayee(book: CaseBook): void {
  const payee = { name: home, identity: '', account: book.account() }
  const fen = book.amount()
  const toHome = paidListed(book, [[book.person(), { fen, payee }]])
  book.plant('diversion.ineligible_payee', toHome, fen, '农村低保发到敬老院')
  const residents = paidListed(book, [[book.person(), { payee }]], { category: 'tekun' })
  book.near('diversion.ineligible_payee', residents, '集中供养发到机构')
  const spent = book.amount()
  const voucher = book.voucher({ category: 'dibao_rural', fen: spent, purpose: '生活补助' })
  book.plant('diversion.ineligible_payee', [voucher], spent, '低保资金凭证付给企业')
  const goods = book.voucher({ category: 'temporary', purpose: '发放棉被等实物' })
  book.near('diversion.ineligible_payee', [goods], '临时救助发放实物')
}
