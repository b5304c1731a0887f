import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysBetween } from '../../src/kernel/date.ts'
import { formatYuan, parseYuan, sumFen } from '../../src/kernel/fen.ts'
import {
  fen,
  type Row,
  rowsOf,
  statementRows,
  sumsBy,
  type WrittenDistrict,
  writeDistrict,
} from './district.ts'

let district: WrittenDistrict
let appropriations: Row[]
let allocations: Row[]
let disbursements: Row[]
let roster: Row[]
let statements: Row[][]

beforeAll(async () => {
  district = await writeDistrict(2023, 4830, 12)
  appropriations = rowsOf(district, 'appropriations')
  allocations = rowsOf(district, 'allocations')
  disbursements = rowsOf(district, 'disbursements')
  roster = rowsOf(district, 'roster')
  statements = await statementRows(district)
})

afterAll(() => rmSync(district.folder, { recursive: true }))

const total = (rows: Row[], column: string) => sumFen(rows.map((row) => fen(row, column)))
const place = (row: Row) => `${row['救助类别']}/${row['乡镇代码']}`
const evidenceOf = (rule: string) =>
  district.truth.misuse.filter((entry) => entry.rule === rule).flatMap(({ evidence }) => evidence)

describe('documents and allocations', () => {
  it('bring 20 to 35 million yuan', () => {
    const received = total(appropriations, '金额')
    expect(received).toBeGreaterThan(2_000_000_000n)
    expect(received).toBeLessThan(3_500_000_000n)
    expect(appropriations.length).toBeGreaterThanOrEqual(8)
  })

  it('are allocated completely within 30 days, but for what is planted', () => {
    const allocated = sumsBy(allocations, (row) => row['文号'] ?? '', '金额')
    for (const row of appropriations) {
      const number = row['文号'] ?? ''
      const held = fen(row, '金额') - (allocated.get(number) ?? 0n)
      const entry = district.truth.misuse.find(({ evidence }) =>
        evidence.includes(`document:${number}`),
      )
      expect([number, formatYuan(held)]).toEqual([number, entry?.amountYuan ?? '0.00'])
      for (const allocation of allocations.filter((each) => each['文号'] === number)) {
        const days = daysBetween(row['收到日期'] ?? '', allocation['分配日期'] ?? '')
        expect(days >= 0 && days <= 30).toBe(true)
      }
    }
  })

  it('cover the disbursements of every place on every day, and leave at most 2 percent', () => {
    const events = [
      ...allocations.map((row) => ({ row, date: row['分配日期'] ?? '', sign: 1n })),
      ...disbursements.map((row) => ({ row, date: row['拨付日期'] ?? '', sign: -1n })),
    ].sort((a, b) => (a.date === b.date ? Number(b.sign - a.sign) : a.date < b.date ? -1 : 1))
    const balances = new Map<string, bigint>()
    for (const { row, sign } of events) {
      const balance = (balances.get(place(row)) ?? 0n) + sign * fen(row, '金额')
      balances.set(place(row), balance)
      expect([place(row), balance >= 0n]).toEqual([place(row), true])
    }
    const left = sumFen(balances.values())
    expect(left).toBeGreaterThan(0n)
    expect(left * 50n).toBeLessThan(total(allocations, '金额'))
  })

  it('cover the disbursements that name a document', () => {
    const key = (row: Row) => `${row['文号']}/${place(row)}`
    const allocated = sumsBy(allocations, key, '金额')
    const named = disbursements.filter((row) => row['文号'] !== '')
    expect(named.length).toBeGreaterThan(5)
    for (const [cell, amount] of sumsBy(named, key, '金额')) {
      expect([cell, amount <= (allocated.get(cell) ?? 0n)]).toEqual([cell, true])
    }
  })
})

describe('disbursements', () => {
  it('are what their batches instruct, but for the planted residues', () => {
    const isReissue = (row: Row) => row['批次号']?.endsWith('-B1') === true
    const batches = sumsBy(
      roster.filter((row) => !isReissue(row)),
      (row) => row['批次号'] ?? '',
      '发放金额',
    )
    const toPeople = disbursements.filter((row) => row['渠道'] !== '集中支付')
    const unpaid = toPeople.filter((row) => {
      const batch = batches.get((row['拨付单号'] ?? '').replace('BF', 'YX'))
      if (batch !== undefined) expect(formatYuan(batch)).toBe(row['金额'])
      return batch === undefined
    })
    expect(toPeople.length - unpaid.length).toBe(batches.size)
    expect(unpaid.map((row) => `disbursement:${row['拨付单号']}`).sort()).toEqual(
      evidenceOf('interception.channel_residue').sort(),
    )
  })

  it('cover the vouchers of each quarter to the fen', () => {
    const direct = disbursements.filter((row) => row['渠道'] === '集中支付')
    const quarter = (date: string) => Math.ceil(Number(date.slice(5, 7)) / 3)
    const vouchers = rowsOf(district, 'expenditures')
    const spent = sumsBy(vouchers, (row) => `${place(row)}/${quarter(row['日期'] ?? '')}`, '金额')
    const given = sumsBy(direct, (row) => `${place(row)}/${quarter(row['拨付日期'] ?? '')}`, '金额')
    expect(given).toEqual(spent)
    const forbidden = vouchers.filter((row) => !/^3030[56]$/.test(row['经济科目'] ?? ''))
    expect(forbidden.map((row) => `voucher:${row['凭证号']}`).sort()).toEqual(
      evidenceOf('diversion.admin_subject').sort(),
    )
  })
})

describe('bank statements', () => {
  it('run from line to line and never below zero', () => {
    let balance = 0n
    for (const row of statements.flat()) {
      balance += fen(row, '贷方金额') - fen(row, '借方金额')
      expect([row['流水号'], row['余额']]).toEqual([row['流水号'], formatYuan(balance)])
      expect(balance >= 0n).toBe(true)
    }
    expect(statements).toHaveLength(12)
    const serials = statements.flat().map((row) => row['流水号'])
    expect(new Set(serials).size).toBe(serials.length)
  })

  it('hold what the books hold, but for the named discrepancies', () => {
    const books = new Map<string, bigint>()
    const add = (key: string, amount: bigint) => books.set(key, (books.get(key) ?? 0n) + amount)
    for (const row of appropriations) add(row['文号'] ?? '', fen(row, '金额'))
    for (const row of disbursements.filter((each) => each['渠道'] !== '集中支付')) {
      add(row['拨付单号'] ?? '', -fen(row, '金额'))
    }
    for (const row of rowsOf(district, 'expenditures')) add(row['凭证号'] ?? '', -fen(row, '金额'))
    for (const row of rowsOf(district, 'bank-return')) {
      const batch = row['批次号'] ?? ''
      if (row['处理结果'] === '失败') add(batch, fen(row, '金额'))
      if (batch.endsWith('-B1')) add(batch, -fen(row, '金额'))
    }
    const bank = statements.flat()
    const unnamed = bank.filter((row) => {
      const amount = fen(row, '贷方金额') - fen(row, '借方金额')
      const isAgreed = books.get(row['附言'] ?? '') === amount
      if (isAgreed) books.delete(row['附言'] ?? '')
      return !isAgreed
    })
    const open = unnamed.filter((row) => row['附言'] !== '' || row['摘要'] === '结息')
    const explained = district.truth.discrepancies.filter(
      ({ kind }) => kind !== 'in_books_not_in_bank',
    )
    expect(open.map((row) => `bank:${row['流水号']}`).sort()).toEqual(
      explained.map(({ evidence }) => evidence[0]).sort(),
    )
    const lost = unnamed.filter((row) => !open.includes(row))
    expect(lost.length).toBeGreaterThan(3)
    const amounts = lost.map((row) => fen(row, '贷方金额') - fen(row, '借方金额'))
    const differing = district.truth.discrepancies.filter(({ kind }) => kind === 'amount_differs')
    for (const { evidence } of differing) books.delete(evidence[1]?.replace('document:', '') ?? '')
    expect([...books.values()].map(String).sort()).toEqual(amounts.map(String).sort())
  })

  it('book one disbursement in the month after its own', () => {
    const across = district.truth.discrepancies.filter(
      ({ kind }) => kind === 'in_books_not_in_bank',
    )
    const [, key = ''] = across[0]?.evidence ?? []
    const number = key.replace('disbursement:', '')
    const disbursement = disbursements.find((row) => row['拨付单号'] === number)
    const line = statements.flat().find((row) => row['附言'] === number)
    expect(across).toHaveLength(1)
    expect(disbursement?.['拨付日期']).toBe('2023-05-31')
    expect(line?.['交易日期']).toBe('2023-06-01')
  })
})

describe('a district of any size', () => {
  // The unexplained debits of the first three were more than anything that was left on the account.
  it.each([
    [2023, 2420, 12],
    [2023, 2543, 12],
    [2023, 3000, 12],
    [7, 300, 4],
  ])('of seed %i with %i people for %i months never overdraws its account', async (...size) => {
    const other = await writeDistrict(...size)
    try {
      const rows = (await statementRows(other)).flat()
      expect(rows.length).toBeGreaterThan(100)
      expect(rows.filter((row) => fen(row, '余额') < 0n)).toEqual([])
      const held = other.truth.misuse.filter(({ rule }) => rule === 'retention.unallocated')
      const kept =
        total(rowsOf(other, 'appropriations'), '金额') - total(rowsOf(other, 'allocations'), '金额')
      expect(sumFen(held.map(({ amountYuan }) => parseYuan(amountYuan) ?? 0n))).toBe(kept)
    } finally {
      rmSync(other.folder, { recursive: true })
    }
  })
})
