import path from 'node:path'
import { formatYuan, sumFen } from '../../kernel/fen.ts'
import { writeCsv } from '../generate/csv-file.ts'
import { headers } from '../generate/headers.ts'
import type { CaseBook } from './book.ts'
import { fundsOf } from './money.ts'
import { caseAccount } from './people.ts'
import { categoryNames, type Roster, townshipCodes } from './rows.ts'
import { statementRows } from './statement.ts'

const place = ({
  category,
  township,
}: {
  category: keyof typeof categoryNames
  township: number
}): [string, string] => [categoryNames[category], townshipCodes[township] ?? '']

/** The rows as the files that a bureau would import; what comes by hand is left out. */
export async function writeCaseFiles(book: CaseBook, out: string): Promise<void> {
  const file = (name: string) => path.join(out, `${name}.csv`)
  await writeMoney(book, file)
  await writePeople(book, file)
  // Each round is sent to the bank and answered before the next; the last one is not sent.
  const rounds = Map.groupBy(book.rosters, ({ isReissue, lines }) =>
    lines.some(({ result }) => result === 'none') ? '03' : isReissue ? '02' : '01',
  )
  for (const [round, rosters] of rounds) await writeRosters(file, round, rosters)
}

type File = (name: string) => string

async function writeMoney(book: CaseBook, file: File): Promise<void> {
  const funds = fundsOf(book)
  await writeCsv(
    file('01-appropriations'),
    headers.appropriations,
    funds.documents.map(({ number, year, receivedOn, subject, fen }) => {
      const head = [number, '困难群众救助补助资金(案例)', '县', receivedOn, receivedOn]
      return [...head, String(year), subject, '', formatYuan(fen), '']
    }),
  )
  await writeCsv(
    file('02-allocations'),
    headers.allocations,
    funds.allocations.map((each) => {
      const { document, fen, decidedOn, decision } = each
      return [document, ...place(each), formatYuan(fen), decidedOn, decision]
    }),
  )
  await writeCsv(
    file('03-disbursements'),
    headers.disbursements,
    funds.disbursements.map((each) => {
      const { number, channel, payee, fen, on, document } = each
      const head = [number, ...place(each), channel, payee.name, payee.account]
      return [...head, formatYuan(fen), on, document]
    }),
  )
  await writeCsv(file('08-bank-statement'), headers.bankStatement, statementRows(book, funds), {
    preamble: [
      ['户名', '岳阳市云溪区民政局救助资金专户(案例)'],
      ['账号', caseAccount(book.seed, 0)],
    ],
  })
  await writeCsv(
    file('09-expenditures'),
    headers.expenditures,
    book.vouchers.map((each) => {
      const { number, spentOn, payee, kind, fen, subject, purpose } = each
      const head = [number, spentOn, ...place(each), payee.name, kind, payee.account]
      return [...head, formatYuan(fen), subject, purpose, '1']
    }),
  )
}

async function writePeople(book: CaseBook, file: File): Promise<void> {
  await writeCsv(
    file('04-eligibility'),
    headers.eligibility,
    book.entitlements.map((each) => {
      const { person, head, from, to = '' } = each
      const names = [head.name, head.identity, person.name, person.identity]
      return [...place(each), '案例村', ...names, '500.00', from, to]
    }),
  )
  await writeCsv(
    file('05-register'),
    headers.register,
    book.registered.map(({ kind, person, from, to = '', account = '' }) => [
      kind,
      person.identity,
      person.name,
      account,
      from,
      to,
      '案例',
    ]),
  )
}

async function writeRosters(file: File, round: string, rosters: readonly Roster[]): Promise<void> {
  const numbered = rosters.flatMap((roster) =>
    roster.lines.map((line, no) => ({ roster, line, lineNo: no + 1 })),
  )
  await writeCsv(
    file(`06-roster-2023-${round}`),
    headers.roster,
    numbered.map(({ roster, line }) => {
      const { person, head, payee, account, standardFen, fen, note } = line
      const names = [head.name, head.identity, person.name, person.identity]
      const to = [payee.name, payee.identity, '示例农村商业银行', account]
      const amounts = [formatYuan(standardFen), formatYuan(fen)]
      return [
        roster.number,
        roster.month,
        ...place(roster),
        '案例村',
        ...names,
        ...to,
        ...amounts,
        note,
      ]
    }),
  )
  const answered = numbered.filter(({ line }) => line.result !== 'none')
  if (answered.length === 0) return
  const rows = answered.map(({ roster, line, lineNo }, no) => {
    const isPaid = line.result === 'paid'
    const head = [roster.number, String(lineNo), line.account, line.payee.name]
    const outcome = isPaid ? ['成功', ''] : ['失败', '卡号已注销']
    const serial = `AH${round}${String(no + 1).padStart(6, '0')}`
    return [...head, formatYuan(line.fen - line.shortFen), ...outcome, roster.paidOn, serial]
  })
  const totalFen = sumFen(answered.map(({ line }) => line.fen - line.shortFen))
  const total = ['合计', `${rows.length}笔`, '', '', formatYuan(totalFen), '', '', '', '']
  await writeCsv(file(`07-bank-return-2023-${round}`), headers.bankReturn, [...rows, total])
}
