import type { Fen } from '../../kernel/fen.ts'
import { monthsOfYear } from '../../kernel/month.ts'
import { type CaseBook, daysBefore } from './book.ts'
import type { Category } from './rows.ts'

/** Money that stays where it should not. */
export function retentionCases(book: CaseBook): void {
  unallocated(book)
  undisbursed(book)
  unpaid(book)
  lateMonth(book)
  notReissued(book)
  yearEndRush(book)
  parkedBalance(book)
}

function unallocated(book: CaseBook): void {
  const keep = (number: string, receivedOn: string, year: number) => {
    const fen = book.amount(500_000)
    book.documents.push({ number, year, receivedOn, subject: '', fen })
    return { evidence: [`document:${number}`], fen }
  }
  const late = keep('云财社指〔2023〕911号', daysBefore(31), 2023)
  book.plant('retention.unallocated', late.evidence, late.fen, '到位第31天仍未分配')
  const inTime = keep('云财社指〔2023〕912号', daysBefore(30), 2023)
  book.near('retention.unallocated', inTime.evidence, '到位第30天')

  const stale = keep('云财社指〔2021〕913号', '2021-11-01', 2021)
  book.plant('retention.unallocated', stale.evidence, stale.fen, '2021年的资金一直未分配')
  book.plant('retention.stale_carryover', stale.evidence, stale.fen, '2021年的资金2023年末未收回')
  const carried = keep('云财社指〔2022〕914号', '2022-11-01', 2022)
  book.plant('retention.unallocated', carried.evidence, carried.fen, '2022年的资金一直未分配')
  book.near('retention.stale_carryover', carried.evidence, '次年年末以前是正常结转')
}

function undisbursed(book: CaseBook): void {
  const keep = (no: number, decidedOn: string) => {
    const place = { category: 'tekun', township: book.anyTownship() } as const
    const fen = book.amount(200_000)
    return allocatedOnly(book, { number: `云财社指〔2023〕${no}号`, decidedOn, fen, place })
  }
  const late = keep(921, daysBefore(91))
  book.plant('retention.undisbursed', late.evidence, late.fen, '分配后第91天仍未拨付')
  book.near('retention.undisbursed', keep(922, daysBefore(90)).evidence, '分配后第90天')
}

/** A document that is allocated to one place on the day it comes, and stays there. */
export function allocatedOnly(
  book: CaseBook,
  part: {
    number: string
    decidedOn: string
    fen: Fen
    place: { category: Category; township: number }
    subject?: string
  },
) {
  const { number, decidedOn, fen, place, subject = '' } = part
  const year = Number(decidedOn.slice(0, 4))
  const decision = `云民案〔${year}〕${book.next()}号`
  book.documents.push({ number, year, receivedOn: decidedOn, subject, fen })
  book.allocations.push({ document: number, decision, decidedOn, fen, ...place })
  const township = ['001', '002', '003', '101', '102'][place.township]
  const key = `${decision}/${number}/${place.category}/430603${township}`
  return { evidence: [`allocation:${key}`], fen, decision }
}

function unpaid(book: CaseBook): void {
  const home = (name: string) => ({ name, account: book.account() })
  const send = (on: string, township: number, name: string) => {
    const fen = book.amount(100_000)
    const payee = home(name)
    const part = { category: 'tekun', township, channel: '供养机构', fen, on, payee } as const
    return { evidence: [book.send(part)], fen }
  }
  const late = send(daysBefore(16), 0, '长岭案例敬老院')
  book.plant('retention.unpaid', late.evidence, late.fen, '拨到供养机构第16天未发放')
  const inTime = send(daysBefore(15), 1, '云溪案例敬老院')
  book.near('retention.unpaid', inTime.evidence, '拨付后第15天')
}

function lateMonth(book: CaseBook): void {
  const pay = (month: string, paidOn: string) => {
    const person = book.person()
    const township = book.anyTownship()
    book.list(person, { category: 'dibao_urban', township, from: '2022-06' })
    const fen = book.amount()
    const options = { month, paidOn, category: 'dibao_urban', township } as const
    const [line = ''] = book.roster(options, [[person, { fen }]])
    return { evidence: [line.replace('line:', 'batch:').replace('/1', '')], fen }
  }
  const late = pay('2023-03', '2023-03-13')
  book.plant('retention.late_month', late.evidence, late.fen, '10日是星期五,13日才到账')
  const afterWeekend = pay('2023-06', '2023-06-13')
  book.plant(
    'retention.late_month',
    afterWeekend.evidence,
    afterWeekend.fen,
    '顺延到12日,13日才到账',
  )
  book.near('retention.late_month', pay('2023-03', '2023-03-10').evidence, '当月10日')
  book.near(
    'retention.late_month',
    pay('2023-06', '2023-06-12').evidence,
    '10日是星期六,顺延到12日',
  )
  book.near('retention.late_month', pay('2023-10', '2023-10-10').evidence, '长假后的10日')
}

function notReissued(book: CaseBook): void {
  const back = (paidOn: string) => {
    const person = book.person()
    const place = { category: 'tekun', township: book.anyTownship() } as const
    book.list(person, { ...place, from: '2022-06' })
    const fen = book.amount()
    const month = paidOn.slice(0, 7)
    const lines = book.roster({ ...place, month, paidOn }, [[person, { fen, result: 'returned' }]])
    return { lines, fen, person, place, month }
  }
  const late = back(daysBefore(31))
  book.plant('retention.not_reissued', late.lines, late.fen, '退汇第31天未补发')
  book.near('retention.not_reissued', back(daysBefore(30)).lines, '退汇第30天')
  const again = back('2023-09-08')
  reissue(book, again, '2023-10-09')
  book.near('retention.not_reissued', again.lines, '次月已补发到账')
}

/** Pays a returned line again. */
export function reissue(
  book: CaseBook,
  back: {
    lines: string[]
    fen: Fen
    person: Parameters<CaseBook['roster']>[1][number][0]
    place: { category: Category; township: number }
    month: string
  },
  paidOn: string,
): string[] {
  const note = `补发 ${back.lines[0]?.replace('line:', '')}`
  const account = book.account()
  const options = { ...back.place, month: back.month, paidOn, isReissue: true }
  return book.roster(options, [[back.person, { fen: back.fen, note, account }]])
}

/** In a year of their own, so that nothing else is in the sums. */
function yearEndRush(book: CaseBook): void {
  const spend = (township: number, decemberFen: Fen) => {
    const part = { category: 'minor_protection', township, purpose: '困境儿童临时照料' } as const
    for (const month of monthsOfYear(2022).slice(2, 8)) {
      book.voucher({ ...part, spentOn: `${month}-15`, fen: 100_000n })
    }
    return book.voucher({ ...part, spentOn: '2022-12-20', fen: decemberFen })
  }
  const decemberFen = 400_000n + book.amount(10_000) * 5n
  const excessFen = decemberFen - ((600_000n + decemberFen) * 40n) / 100n
  book.plant('retention.year_end_rush', [spend(3, decemberFen)], excessFen, '十二月超过全年40%')
  book.near('retention.year_end_rush', [spend(4, 400_000n)], '十二月正好占全年40%')
}

function parkedBalance(book: CaseBook): void {
  const fen = book.amount(80_000)
  const payee = { name: '长岭街道社会事务综合服务中心', account: book.account() }
  const place = { category: 'temporary', township: 0 } as const
  const sent = book.send({ ...place, channel: '乡镇账户', fen, on: '2023-10-15', payee })
  const waiting = { ...place, month: '2023-11', isWaiting: true }
  const [line = ''] = book.roster(waiting, [[book.person(), { result: 'none' }]])
  const batch = line.replace('line:', 'batch:').replace('/1', '')
  book.plant('retention.parked_balance', [sent, batch], fen, '停了三个月末,名册没有发')
  book.plant('interception.channel_residue', [sent], fen, '乡镇账户上的资金两个多月未发放')

  const office = { name: '长岭街道社会事务综合服务中心', account: book.account() }
  const keep = (category: Category, on: string) => {
    const kept = book.amount(60_000)
    const part = { category, township: 0, channel: '乡镇账户', fen: kept, on } as const
    return { evidence: [book.send({ ...part, payee: office })], fen: kept }
  }
  const old = keep('vagrant', '2023-08-01')
  book.plant('interception.channel_residue', old.evidence, old.fen, '停了五个月')
  book.near('retention.parked_balance', old.evidence, '没有等着发放的名册')
  const recent = keep('minor_protection', daysBefore(30))
  book.near('interception.channel_residue', recent.evidence, '拨到乡镇账户第30天')
  book.near('interception.own_account', recent.evidence, '可以拨到乡镇账户的类别')
}
