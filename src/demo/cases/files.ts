import path from 'node:path'
import { formatYuan, sumFen } from '../../kernel/fen.ts'
import { writeCsv } from '../generate/csv-file.ts'
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
    [
      '文号',
      '标题',
      '来源级次',
      '下达日期',
      '收到日期',
      '预算年度',
      '功能科目',
      '救助类别',
      '金额',
    ],
    funds.documents.map(({ number, year, receivedOn, subject, fen }) => {
      const head = [number, '困难群众救助补助资金(案例)', '县', receivedOn, receivedOn]
      return [...head, String(year), subject, '', formatYuan(fen)]
    }),
  )
  await writeCsv(
    file('02-allocations'),
    ['文号', '救助类别', '乡镇代码', '金额', '分配日期', '审批文号'],
    funds.allocations.map((each) => {
      const { document, fen, decidedOn, decision } = each
      return [document, ...place(each), formatYuan(fen), decidedOn, decision]
    }),
  )
  await writeCsv(
    file('03-disbursements'),
    [
      '拨付单号',
      '救助类别',
      '乡镇代码',
      '渠道',
      '收款单位',
      '收款账号',
      '金额',
      '拨付日期',
      '文号',
    ],
    funds.disbursements.map((each) => {
      const { number, channel, payee, fen, on, document } = each
      const head = [number, ...place(each), channel, payee.name, payee.account]
      return [...head, formatYuan(fen), on, document]
    }),
  )
  await writeCsv(
    file('08-bank-statement'),
    '交易日期 交易时间 借方金额 贷方金额 余额 对方户名 对方账号 摘要 附言 流水号'.split(' '),
    statementRows(book, funds),
    {
      preamble: [
        ['户名', '岳阳市云溪区民政局救助资金专户(案例)'],
        ['账号', caseAccount(book.seed, 0)],
      ],
    },
  )
  await writeCsv(
    file('09-expenditures'),
    '凭证号 日期 救助类别 乡镇代码 收款方名称 收款方类型 收款账号 金额 经济科目 用途 附件数'.split(
      ' ',
    ),
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
    '救助类别 乡镇代码 村居名称 户主姓名 户主身份证号 享受人姓名 享受人身份证号 月标准 起始月份 终止月份'.split(
      ' ',
    ),
    book.entitlements.map((each) => {
      const { person, head, from, to = '' } = each
      const names = [head.name, head.identity, person.name, person.identity]
      return [...place(each), '案例村', ...names, '500.00', from, to]
    }),
  )
  await writeCsv(
    file('05-register'),
    ['名单类型', '身份证号', '姓名', '银行账号', '生效日期', '终止日期', '说明'],
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
    (
      '批次号 发放月份 救助类别 乡镇代码 村居名称 户主姓名 户主身份证号 享受人姓名 享受人身份证号 ' +
      '收款人姓名 收款人身份证号 开户银行 银行账号 月标准 发放金额 备注'
    ).split(' '),
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
  await writeCsv(
    file(`07-bank-return-2023-${round}`),
    '批次号 序号 银行账号 户名 金额 处理结果 失败原因 交易日期 银行流水号'.split(' '),
    [...rows, total],
  )
}
