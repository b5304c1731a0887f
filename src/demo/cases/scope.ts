import { type CaseBook, daysBefore, type LineOptions } from './book.ts'
import { paidListed } from './interception.ts'
import type { CasePerson } from './people.ts'
import { allocatedOnly } from './retention.ts'
import type { Category, Registered } from './rows.ts'

/** Money to people, months and purposes that are not meant. */
export function scopeCases(book: CaseBook): void {
  eligibility(book)
  overStandard(book)
  afterDeath(book)
  exclusiveCategories(book)
  disqualified(book)
  age(book)
  functionCode(book)
}

function eligibility(book: CaseBook): void {
  const township = book.anyTownship()
  const fen = book.amount()
  const never = book.roster({ month: '2023-07', township }, [[book.person(), { fen }]])
  book.plant('scope.no_eligibility', never, fen, '从未列入名单')
  const grant = { month: '2023-07', township, category: 'temporary' } as const
  book.near('scope.no_eligibility', book.roster(grant, [[book.person()]]), '临时救助没有名单')

  const person = book.person()
  book.list(person, { category: 'dibao_rural', township, from: '2023-04', to: '2023-06' })
  const pay = (month: string) => {
    const paid = book.amount()
    return { fen: paid, keys: book.roster({ month, township }, [[person, { fen: paid }]]) }
  }
  const [before, first, last, after] = ['2023-03', '2023-04', '2023-06', '2023-07'].map(pay)
  if (before === undefined || after === undefined) throw new Error('four months are four')
  const outside = [...before.keys, ...after.keys]
  const total = before.fen + after.fen
  book.plant('scope.outside_decision', outside, total, '起始月份之前和终止月份之后各一个月')
  const within = [...(first?.keys ?? []), ...(last?.keys ?? [])]
  book.near('scope.outside_decision', within, '起始月份和终止月份当月')
}

function overStandard(book: CaseBook): void {
  const standardFen = book.amount()
  const pay = (fen: bigint, note = '') =>
    paidListed(book, [[book.person(), { fen, standardFen, note }]])
  book.plant('scope.over_standard', pay(standardFen + 1n), 1n, '超标准一分')
  book.near('scope.over_standard', pay(standardFen), '正好是标准')
  const note = '分类施保 云民发〔2023〕5号'
  book.near('scope.over_standard', pay(standardFen + 5_000n, note), '有文号的增发')
}

function afterDeath(book: CaseBook): void {
  const township = book.anyTownship()
  const die = (category: Category, to?: string) => {
    const person = book.person()
    const until = to === undefined ? {} : { to }
    book.list(person, { category, township, from: '2022-06', ...until })
    book.register({ kind: '死亡', person, from: '2023-05-31' })
    return (month: string, line: LineOptions) =>
      book.roster({ category, month, township }, [[person, line]])
  }
  const fen = book.amount()
  const late = die('dibao_urban')('2023-06', { fen })
  book.plant('scope.after_death', late, fen, '5月31日死亡,发放6月')
  book.near('scope.after_death', die('dibao_urban', '2023-05')('2023-05', {}), '死亡当月')
  const funeral = die('tekun', '2023-05')('2023-06', { note: '丧葬费' })
  book.near('scope.after_death', funeral, '特困人员丧葬费')
  book.near('scope.outside_decision', funeral, '特困人员丧葬费')
}

function exclusiveCategories(book: CaseBook): void {
  const township = book.anyTownship()
  const person = book.person()
  const small = book.amount()
  const rural = paidListed(book, [[person, { fen: small }]], { township })
  const large = { fen: small + 10_000n }
  const tekun = paidListed(book, [[person, large]], { category: 'tekun', township })
  book.plant('scope.exclusive_categories', [...rural, ...tekun], small, '同月领低保和特困')

  const moved = book.person()
  book.list(moved, { category: 'dibao_rural', township, from: '2022-06', to: '2023-06' })
  book.list(moved, { category: 'tekun', township, from: '2023-07' })
  const before = book.roster({ month: '2023-06', township }, [[moved]])
  const after = book.roster({ month: '2023-07', township, category: 'tekun' }, [[moved]])
  book.near('scope.exclusive_categories', [...before, ...after], '先后享受,月份不重叠')
}

function disqualified(book: CaseBook): void {
  type Entry = Omit<Registered, 'person'>
  const pay = (entries: readonly Entry[], category: Category = 'dibao_urban') => {
    const person: CasePerson = book.person()
    for (const entry of entries) book.register({ ...entry, person })
    const fen = book.amount()
    return { fen, keys: paidListed(book, [[person, { fen }]], { category }) }
  }
  const payroll = pay([{ kind: '财政供养', from: '2023-07-31' }])
  book.plant('scope.disqualified', payroll.keys, payroll.fen, '当月起财政供养')
  const houses = pay([
    { kind: '房产', from: '2020-01-01' },
    { kind: '房产', from: '2021-01-01' },
  ])
  book.plant('scope.disqualified', houses.keys, houses.fen, '两套房产')
  const former = pay([{ kind: '财政供养', from: '2020-01-01', to: '2023-06-30' }])
  book.near('scope.disqualified', former.keys, '上月已不是财政供养')
  book.near('scope.disqualified', pay([{ kind: '房产', from: '2020-01-01' }]).keys, '自住一套')
  const trader = pay([{ kind: '工商登记', from: '2020-01-01' }], 'temporary')
  book.near('scope.disqualified', trader.keys, '临时救助不看工商登记')
}

function age(book: CaseBook): void {
  const pay = (bornOn: string, note = '') => {
    const fen = book.amount()
    const line: LineOptions = { fen, note }
    return {
      fen,
      keys: paidListed(book, [[book.person({ bornOn }), line]], { category: 'orphan' }),
    }
  }
  const grown = pay('2005-06-30')
  book.plant('scope.age', grown.keys, grown.fen, '6月30日年满18周岁,发放7月')
  book.near('scope.age', pay('2005-07-01').keys, '年满当月')
  book.near('scope.age', pay('2005-06-30', '在校就读').keys, '仍在校就读')
}

function functionCode(book: CaseBook): void {
  const keep = (no: number, subject: string, category: Category) => {
    const place = { category, township: 2 } as const
    const number = `云财社指〔2023〕${no}号`
    const fen = book.amount(100_000)
    const part = { number, subject, place, fen, decidedOn: daysBefore(10) }
    return { ...allocatedOnly(book, part), number, place }
  }
  const wrong = keep(941, '2081901', 'dibao_rural')
  book.plant('scope.function_code', wrong.evidence, wrong.fen, '城市低保科目分给农村低保')
  book.near('scope.function_code', keep(942, '2082102', 'tekun').evidence, '科目与类别相符')
  const righted = keep(943, '2081901', 'dibao_rural')
  book.adjustments.push({
    document: righted.number,
    decision: '云民调〔2023〕92号',
    decidedOn: daysBefore(5),
    from: righted.place,
    to: { category: 'dibao_urban', township: 2 },
    fen: righted.fen,
  })
  book.near('scope.function_code', righted.evidence, '已调剂到相符的类别')
}
