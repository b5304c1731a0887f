import { addDays } from '../../kernel/date.ts'
import { sumFen } from '../../kernel/fen.ts'
import { type CaseBook, daysBefore, type LineOptions } from './book.ts'
import { paidListed } from './interception.ts'
import type { CasePerson } from './people.ts'

/** Signs of claims that are not true. */
export function integrityCases(book: CaseBook): void {
  duplicatePayment(book)
  badIdentity(book)
  strangerPayee(book)
  staffAccount(book)
  splitRelief(book)
  repeatedRelief(book)
  accountSwitch(book)
  unmatchedLine(book)
  gapThenDouble(book)
}

function duplicatePayment(book: CaseBook): void {
  const person = book.person()
  const fen = book.amount()
  const township = book.anyTownship()
  book.list(person, { category: 'dibao_rural', township, from: '2022-06' })
  const twice = book.roster({ month: '2023-04', township }, [
    [person, { fen }],
    [person, { fen }],
  ])
  book.plant('integrity.duplicate_payment', twice, fen, '同一名册发放两次')
  const needy = book.person()
  const grants = book.roster({ month: '2023-04', township, category: 'temporary' }, [
    [needy, { fen: 50_001n, note: '因学' }],
    [needy, { fen: 60_002n, note: '因灾' }],
  ])
  book.near('integrity.duplicate_payment', grants, '一月两次临时救助,事由不同')
}

function badIdentity(book: CaseBook): void {
  const fen = book.amount()
  const wrong = paidListed(book, [[book.person({ isWrong: true }), { fen }]])
  book.plant('integrity.bad_identity', wrong, fen, '校验位错误')
  book.near('integrity.bad_identity', paidListed(book, [[book.person()]]), '号码正确')
}

function strangerPayee(book: CaseBook): void {
  const fen = book.amount()
  const stranger = paidListed(book, [[book.person(), { fen, payee: book.person() }]])
  book.plant('integrity.stranger_payee', stranger, fen, '发给外人')
  const [head, member] = [book.person(), book.person()]
  const township = book.anyTownship()
  book.list(member, { head, category: 'dibao_rural', township, from: '2022-06' })
  const household = paidListed(book, [[head, { payee: member }]], { township })
  book.near('integrity.stranger_payee', household, '发给同户成员')
  const ward = paidListed(book, [[book.person(), { payee: book.person(), note: '监护人代领' }]])
  book.near('integrity.stranger_payee', ward, '备注写明监护')
}

function staffAccount(book: CaseBook): void {
  const clerk = book.person()
  book.register({ kind: '经办人员', person: clerk, from: '2023-01-01', account: clerk.account })
  const fen = book.amount()
  const taken = paidListed(book, [[book.person(), { fen, account: clerk.account }]])
  book.plant('integrity.staff_account', taken, fen, '进入经办人员账户')
  const relative = book.person()
  const { account } = relative
  book.register({ kind: '经办人员近亲属', person: relative, from: '2023-01-01', account })
  book.near('integrity.staff_account', paidListed(book, [[relative]]), '近亲属本人在保')
}

function splitRelief(book: CaseBook): void {
  const township = book.anyTownship()
  const firstOn = '2023-05-08'
  const grant = (fens: readonly [bigint, bigint], days: number) => {
    const person = book.person()
    const pay = (paidOn: string, fen: bigint, note: string) =>
      book.roster({ month: paidOn.slice(0, 7), paidOn, township, category: 'temporary' }, [
        [person, { fen, note }],
      ])
    return [...pay(firstOn, fens[0], '因病'), ...pay(addDays(firstOn, days), fens[1], '因灾')]
  }
  const split = grant([100_000n, 100_001n], 30)
  book.plant('integrity.split_relief', split, 200_001n, '第30天合计超过限额一分')
  book.near('integrity.split_relief', grant([100_000n, 100_000n], 30), '合计正好是限额')
  book.near('integrity.split_relief', grant([150_001n, 150_002n], 31), '相隔31天')
}

function repeatedRelief(book: CaseBook): void {
  const township = book.anyTownship()
  const grant = (months: readonly string[], notes: readonly string[]) => {
    const person = book.person()
    const fens = months.map(() => book.amount(40_000))
    const keys = months.flatMap((month, no) =>
      book.roster({ month, township, category: 'temporary' }, [
        [person, { fen: fens[no] ?? 0n, note: notes[no] ?? '' }],
      ]),
    )
    return { keys, fen: fens[1] ?? 0n }
  }
  const again = grant(['2023-02', '2023-10'], ['火灾', '火灾'])
  book.plant('integrity.repeated_relief', again.keys, again.fen, '同一事由一年两次')
  const other = grant(['2023-02', '2023-10'], ['火灾', '车祸'])
  book.near('integrity.repeated_relief', other.keys, '事由不同')
  book.near('integrity.repeated_relief', grant(['2023-02', '2023-10'], ['', '']).keys, '没有写事由')
}

function accountSwitch(book: CaseBook): void {
  const village = (switched: number) => {
    const people = Array.from({ length: 12 }, () => book.person())
    const township = book.anyTownship()
    paidListed(
      book,
      people.map((person): [CasePerson] => [person]),
      { month: '2023-08', township },
    )
    const fens = people.map(() => book.amount())
    const lines = people.map((person, no): [CasePerson, LineOptions] => {
      const fen = fens[no] ?? 0n
      return [person, no < switched ? { fen, account: book.account() } : { fen }]
    })
    const keys = book.roster({ month: '2023-09', township }, lines)
    return { keys: keys.slice(0, switched), fen: sumFen(fens.slice(0, switched)) }
  }
  const many = village(10)
  book.plant('integrity.account_switch', many.keys, many.fen, '十二人中十人一起换账户')
  book.near('integrity.account_switch', village(9).keys, '只有九人')
}

function unmatchedLine(book: CaseBook): void {
  const credit = (on: string, summary: string) => {
    const fen = book.amount(20_000)
    const payee = { name: '案例来款单位', account: book.account() }
    return { fen, evidence: [book.bank({ on, side: 'credit', fen, payee, summary })] }
  }
  const late = credit(daysBefore(31), '来账')
  book.plant('integrity.unmatched_line', late.evidence, late.fen, '第31天仍未入账')
  book.near('integrity.unmatched_line', credit(daysBefore(30), '来账').evidence, '第30天')
  book.near('integrity.unmatched_line', credit('2023-09-21', '结息').evidence, '利息')
}

function gapThenDouble(book: CaseBook): void {
  const pay = (fens: Readonly<Record<string, bigint>>, note = '') => {
    const person = book.person()
    const township = book.anyTownship()
    book.list(person, { category: 'dibao_rural', township, from: '2022-06' })
    const keys = Object.entries(fens).map(([month, fen]) =>
      book.roster({ month, township }, [
        [person, { fen, standardFen: 200_000n, note: month === '2023-07' ? note : '' }],
      ]),
    )
    return keys.at(-1) ?? []
  }
  const fen = book.amount()
  const double = pay({ '2023-05': fen, '2023-07': fen * 2n })
  book.plant('integrity.gap_then_double', double, fen, '漏发一个月后加倍')
  const claimed = pay({ '2023-05': fen, '2023-06': fen, '2023-07': fen + 1n }, '补发6月')
  book.plant('integrity.gap_then_double', claimed, 1n, '没有漏发却备注补发')
  const usual = pay({ '2023-05': fen, '2023-07': fen })
  book.near('integrity.gap_then_double', usual, '中断后按平常金额恢复')
  const less = pay({ '2023-05': fen, '2023-07': fen * 2n - 1n })
  book.near('integrity.gap_then_double', less, '比两倍少一分')
}
