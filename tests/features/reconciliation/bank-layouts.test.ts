import { readdirSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import { bankLayouts } from '../../../src/features/reconciliation/bank-layouts.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { importAs } from '../../support/upload.ts'

const folder = 'tests/fixtures/bank-statements'
const samples = readdirSync(folder).sort()
const codeOf = (name: string) => name.replace(/\.(csv|xml)$/, '')
const textOf = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')

let running: TestApp
beforeAll(async () => {
  running = await startApp()
  // Only the database's owner can: each sample shall find an account without lines.
  await running.services.pool.query('alter table bank_statement_line disable trigger all')
})

/** The lines of an import in the order of their balances, and their account as one sees it. */
async function linesOf(importId: string) {
  const { rows } = await running.services.pool.query(
    `select fund.number_masked as fund, booked_on::text as day, left(booked_time, 8) as time,
      debit_fen::int as debit, credit_fen::int as credit, balance_fen::int as balance,
      counterparty_name as name, other.number_masked as account, summary, remark,
      serial ~ '^M[0-9a-f]{24}$' as is_numbered_here
    from bank_statement_line line
    join bank_account fund on fund.id = line.fund_account_id
    left join bank_account other on other.id = line.counterparty_account_id
    where import_id = $1 order by balance_fen desc`,
    [importId],
  )
  return rows
}

const withoutSerial = ['icbc', 'icbc-flagged', 'abc', 'bocom', 'bocom-flagged', 'citic']
const withoutRemark = ['bocom', 'bocom-flagged']
/** What every sample says, each in its bank's own way. */
const expected = (code: string) => {
  const remark = (text: string) => (withoutRemark.includes(code) ? '' : text)
  const line = { fund: '****0001', is_numbered_here: withoutSerial.includes(code) }
  return [
    {
      ...line,
      ...{ day: '2023-07-03', time: '09:12:33', debit: 0, credit: 50_000_000 },
      ...{ balance: 50_000_000, name: '示例区财政局', account: '****0002' },
      ...{ summary: '拨款', remark: remark('7月资金') },
    },
    {
      ...line,
      ...{ day: '2023-07-05', time: '10:00:00', debit: 120_050, credit: 0 },
      ...{ balance: 49_879_950, name: '测试甲', account: '****0003' },
      ...{ summary: '低保', remark: remark('YX-1') },
    },
    {
      ...line,
      ...{ day: '2023-07-05', time: '10:00:01', debit: 200, credit: 0 },
      ...{ balance: 49_879_750, name: '', account: null, summary: '手续费', remark: '' },
    },
  ]
}

test('every shipped form has a sample', () => {
  expect(samples.map(codeOf).sort()).toEqual(bankLayouts.map(({ code }) => code).sort())
})

/** Imports into an account without lines; no content counts as seen. */
async function importAlone(name: string, content: Buffer | string) {
  const { pool } = running.services
  await pool.query('delete from bank_statement_line')
  await pool.query('update import set rows_fingerprint = null')
  return importAs(running, 'finance', '/api/imports/bank-statement', { name, content })
}

test.each(samples)('%s is read as the same three lines, by the form of its bank', async (name) => {
  const code = codeOf(name)
  const { job } = await importAlone(name, textOf(name))
  expect(job.problem).toBeNull()
  expect(job.result.layout).toBe(bankLayouts.find((layout) => layout.code === code)?.name)
  expect(await linesOf(job.result.id)).toEqual(expected(code))
})

test('a form is known in GB18030, by tabs and with the newest line first', async () => {
  const [title = '', head = '', ...lines] = textOf('icbc.csv').trim().split('\n')
  const tabbed = [title, head, ...lines.reverse()]
    .join('\r\n')
    .replace(/"([^"]*)"/g, (cell) => cell.replaceAll(/[",]/g, ''))
    .replaceAll(',', '\t')
  const { job } = await importAlone('icbc.txt', iconv.encode(tabbed, 'gb18030'))
  expect(job.problem).toBeNull()
  expect(await linesOf(job.result.id)).toEqual(expected('icbc'))
})

test('a line taken out is told, whichever way the lines run', async () => {
  const lines = textOf('abc.csv').split('\n')
  const { job } = await importAlone('cut.csv', lines.filter((_, at) => at !== 4).join('\n'))
  expect(job.problem.errors).toEqual([
    { row: 4, column: '余额', value: '498797.50', reason: '余额与下一行不连续,应为 499998.00' },
  ])
})

test('what a bank takes back in red counts on the other side', async () => {
  const text = textOf('spdb.csv').replace(
    '20230705,10:00:01,,,2.00,,498797.50',
    '20230705,10:00:01,,,-1200.50,,500000.00',
  )
  const { job } = await importAlone('red.csv', text)
  expect(job.problem).toBeNull()
  const lines = await linesOf(job.result.id)
  expect(lines.find(({ remark }) => remark === '红字')).toMatchObject({ debit: 0, credit: 120_050 })
})

test('so does a negative amount beside a flag', async () => {
  const text = textOf('icbc-flagged.csv').replace('2.00,498797.50', '-1200.50,500000.00')
  const { job } = await importAlone('red-flagged.csv', text)
  expect(job.problem).toBeNull()
  const lines = await linesOf(job.result.id)
  expect(lines.find(({ remark }) => remark === '红字')).toMatchObject({ debit: 0, credit: 120_050 })
})

test('a sign behind that of the yuan, or brackets, tell which side and whose name', async () => {
  const text = textOf('boc.csv').replace('"-1,200.50"', '"￥-1,200.50"').replace('-2.00', '(2.00)')
  const { job } = await importAlone('yen.csv', text)
  expect(job.problem).toBeNull()
  expect(await linesOf(job.result.id)).toEqual(expected('boc'))
})

describe('a camt.053 message', () => {
  const message = textOf('camt.053.xml')
  const refusalOf = async (content: string) =>
    (await importAlone('m.xml', content)).job.problem?.detail

  test('of later versions and with a prefix is read alike', async () => {
    const later = message
      .replace('001.02', '001.08')
      .replaceAll('<Sts>BOOK</Sts>', '<Sts><Cd>BOOK</Cd></Sts>')
      .replace(
        '<Dbtr><Nm>示例区财政局</Nm></Dbtr>',
        '<Dbtr><Pty><Nm>示例区财政局</Nm></Pty></Dbtr>',
      )
      .replace('xmlns=', 'xmlns:n=')
      .replace(/<(\/?)(\w)/g, '<$1n:$2')
    const { job } = await importAlone('later.xml', later)
    expect(job.problem).toBeNull()
    expect(await linesOf(job.result.id)).toEqual(expected('camt.053'))
  })

  test.each([
    ['lacks an entry', /<Ntry>[\s\S]*?<\/Ntry>/, '', '报文写明 3 笔明细,实有 2 笔'],
    [
      'was changed',
      '1200.50',
      '1200.00',
      '期初余额加各笔明细得 498798.00,与期末余额 498797.50 不符',
    ],
    ['is cut off', /<\/Stmt>[\s\S]*/, '', '不是完整的 XML:文件已损坏或被截断'],
    ['is in another currency', '"CNY">2.00', '"USD">2.00', '第 3 笔明细的币种是 USD,只接受人民币'],
    ['has a DTD', '<Document', '<!DOCTYPE x [<!ENTITY a "b">]><Document', '(DTD),不予接收'],
    ['has an entity', '手续费', '&a;', '不是完整的 XML'],
    ['has none', /<Stmt>[\s\S]*<\/Stmt>/, '', '报文中没有对账单'],
    ['is of no encoding', 'UTF-8', 'EBCDIC', '不支持报文声明的编码 ebcdic'],
  ])('that %s is refused', async (_, from, to, reason) => {
    expect(await refusalOf(message.replace(from, to))).toContain(reason)
  })

  test('leaves out what is not booked yet, and says how many one entry holds', async () => {
    const pending = message
      .replace('>3</NbOfNtries>', '>4</NbOfNtries>')
      .replace('    </Stmt>', '<Ntry><Amt Ccy="CNY">9</Amt><Sts>PDNG</Sts></Ntry></Stmt>')
      .replace(
        '<AddtlNtryInf>低保',
        '<NtryDtls><TxDtls><Refs/></TxDtls></NtryDtls><AddtlNtryInf>低保',
      )
    const { job } = await importAlone('pending.xml', pending)
    expect(job.result.rowCount).toBe(3)
    const [, batch] = await linesOf(job.result.id)
    expect(batch).toMatchObject({ summary: '低保', name: '', remark: '含 2 笔' })
  })
})
