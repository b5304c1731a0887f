import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importOrder, plantedRules } from '../../src/demo/generate/index.ts'
import { daysBetween } from '../../src/kernel/date.ts'
import { birthDateOf, identityFault } from '../../src/kernel/identity-number.ts'
import {
  filesOf,
  linesByKey,
  type Row,
  rowsOf,
  type WrittenDistrict,
  writeDistrict,
} from './district.ts'

const hashesOf = ({ folder }: WrittenDistrict) =>
  filesOf(folder, '').map((file) => [
    path.basename(file),
    createHash('sha256').update(readFileSync(file)).digest('hex'),
  ])

let district: WrittenDistrict
let roster: Row[]
let lines: Map<string, Row>

/** The roster rows that a rule's entries name, entry by entry. */
const planted = (rule: string): Row[][] =>
  district.truth.misuse
    .filter((entry) => entry.rule === rule)
    .map(({ evidence }) =>
      evidence.map((key) => lines.get(key.replace('line:', '')) ?? { missing: key }),
    )

beforeAll(async () => {
  district = await writeDistrict(2023, 4830, 12)
  roster = rowsOf(district, 'roster')
  lines = linesByKey(roster)
})

afterAll(() => rmSync(district.folder, { recursive: true }))

describe('determinism', () => {
  it('gives the same bytes for the same seed and other bytes for another', async () => {
    const [first, second, other] = [
      await writeDistrict(7, 300, 3),
      await writeDistrict(7, 300, 3),
      await writeDistrict(8, 300, 3),
    ]
    expect(hashesOf(first)).toHaveLength(8 + 9 + 3)
    expect(hashesOf(second)).toEqual(hashesOf(first))
    const same = hashesOf(other).filter(([, hash]) => hashesOf(first).some(([, h]) => h === hash))
    expect(same.map(([file]) => file)).toEqual(['10-findings.csv'])
    for (const { folder } of [first, second, other]) rmSync(folder, { recursive: true })
  })

  it('refuses what it cannot make', async () => {
    await expect(writeDistrict(1, 99, 12)).rejects.toThrow(RangeError)
    await expect(writeDistrict(1, 4830, 13)).rejects.toThrow(RangeError)
    await expect(writeDistrict(-1, 4830, 12)).rejects.toThrow(RangeError)
  })
})

describe('people', () => {
  it('have identity numbers of nobody, right but for the planted ones', () => {
    const wrong = new Set(planted('integrity.bad_identity').flatMap(identities))
    expect(wrong.size).toBeGreaterThan(0)
    const listed = rowsOf(district, 'eligibility')
    for (const identity of [...roster, ...listed].flatMap((row) => identities([row]))) {
      expect(identity).toMatch(/^430699\d{11}[\dX]$/)
      expect(identityFault(identity)).toBe(wrong.has(identity) ? 'check-digit' : null)
    }
  })

  it('share no identity number unless planted', () => {
    const namesOf = new Map<string, string>()
    for (const row of roster) {
      const [identity = '', name = ''] = [row['享受人身份证号'], row['享受人姓名']]
      expect(namesOf.get(identity) ?? name).toBe(name)
      namesOf.set(identity, name)
    }
    expect(namesOf.size).toBeGreaterThan(5000)
    const listed = rowsOf(district, 'eligibility').map((row) => row['享受人身份证号'])
    expect(listed.length - new Set(listed).size).toBe(planted('scope.exclusive_categories').length)
  })

  it('are orphans only under 18', () => {
    const orphans = roster.filter((row) => row['救助类别'] === '孤儿基本生活保障')
    expect(orphans.length).toBeGreaterThan(300)
    for (const row of orphans) {
      expect(birthDateOf(row['享受人身份证号'] ?? '') > '2005-12-31').toBe(true)
    }
  })

  it('have accounts that no bank issues, with a right Luhn digit', () => {
    const accounts = new Set(roster.map((row) => row['银行账号'] ?? ''))
    for (const account of accounts) expect([account, luhnSum(account) % 10]).toEqual([account, 0])
    for (const account of accounts) expect(account).toMatch(/^999999\d{13}$/)
  })
})

describe('truth', () => {
  it('names every rule, and nothing twice', () => {
    const { misuse } = district.truth
    expect(new Set(misuse.map(({ rule }) => rule))).toEqual(new Set(plantedRules))
    const evidence = misuse.flatMap((entry) => entry.evidence)
    expect(new Set(evidence).size).toBe(evidence.length)
    expect(misuse.filter(({ amountYuan }) => Number(amountYuan) <= 0)).toEqual([])
    const written = JSON.parse(readFileSync(path.join(district.folder, 'truth.json'), 'utf8'))
    expect(written).toEqual(district.truth)
  })

  it('names every rule of a small district too', async () => {
    const small = await writeDistrict(5, 200, 2)
    expect(new Set(small.truth.misuse.map(({ rule }) => rule))).toEqual(new Set(plantedRules))
    rmSync(small.folder, { recursive: true })
  })

  it('leaves out of one month what takes longer than a month', async () => {
    const short = await writeDistrict(5, 200, 1)
    const slow = [
      'integrity.unmatched_line',
      'retention.unallocated',
      'retention.not_reissued',
      'interception.channel_residue',
    ]
    const expected = plantedRules.filter((rule) => !slow.includes(rule))
    expect(new Set(short.truth.misuse.map(({ rule }) => rule))).toEqual(new Set(expected))
    rmSync(short.folder, { recursive: true })
  })

  it('lists exactly the lines above their standard', () => {
    const above = roster.filter((row) => Number(row['发放金额']) > Number(row['月标准']))
    expect(above).toEqual(expect.arrayContaining(planted('scope.over_standard').flat()))
    expect(above).toHaveLength(planted('scope.over_standard').flat().length)
    const equal = roster.filter((row) => row['发放金额'] === row['月标准'])
    expect(equal.length).toBeGreaterThan(1000)
  })

  it('lists exactly the people who are paid without being listed', () => {
    const listed = new Map<string, Row[]>()
    for (const row of rowsOf(district, 'eligibility')) {
      const key = `${row['救助类别']}/${row['享受人身份证号']}`
      listed.set(key, [...(listed.get(key) ?? []), row])
    }
    const unlisted = roster.filter((row) => {
      const month = row['发放月份'] ?? ''
      const spans = listed.get(`${row['救助类别']}/${row['享受人身份证号']}`) ?? []
      const covers = (span: Row) =>
        (span['起始月份'] ?? '') <= month && month <= (span['终止月份'] || '9999-12')
      return row['救助类别'] !== '临时救助' && !spans.some(covers)
    })
    const wrong = [...planted('scope.no_eligibility'), ...planted('scope.outside_decision')]
    expect(sorted(unlisted)).toEqual(sorted(wrong.flat()))
  })

  it('lists exactly the people paid after the month of death, and there are others', () => {
    const deaths = registered('死亡')
    const after = roster.filter((row) => {
      const diedOn = deaths.get(row['享受人身份证号'] ?? '')
      return diedOn !== undefined && (row['发放月份'] ?? '') > diedOn.slice(0, 7)
    })
    expect(sorted(after)).toEqual(sorted(planted('scope.after_death').flat()))
    const inTheMonth = roster.filter((row) =>
      deaths.get(row['享受人身份证号'] ?? '')?.startsWith(row['发放月份'] ?? ''),
    )
    expect(inTheMonth.length).toBeGreaterThan(0)
  })

  it('lists exactly the lines paid to people on the public payroll', () => {
    const payroll = registered('财政供养')
    expect(payroll.size).toBeGreaterThan(planted('scope.disqualified').length)
    const paid = roster.filter((row) => payroll.has(row['享受人身份证号'] ?? ''))
    expect(sorted(paid)).toEqual(sorted(planted('scope.disqualified').flat()))
  })

  it('lists exactly the people paid twice for a month, by category and across', () => {
    const pairs = new Map<string, Row[]>()
    for (const row of roster.filter((each) => each['备注'] === '')) {
      const key = `${row['发放月份']}/${row['享受人身份证号']}`
      pairs.set(key, [...(pairs.get(key) ?? []), row])
    }
    const twice = [...pairs.values()].filter((rows) => rows.length > 1)
    const categories = (rows: Row[]) => new Set(rows.map((row) => row['救助类别'])).size
    const doubled = twice.filter((rows) => categories(rows) === 1).flat()
    expect(sorted(doubled)).toEqual(sorted(planted('integrity.duplicate_payment').flat()))
    const crossed = twice.filter((rows) => categories(rows) > 1).flat()
    expect(sorted(crossed)).toEqual(sorted(planted('scope.exclusive_categories').flat()))
  })

  it('lists exactly the accounts of three or more households', () => {
    const households = new Map<string, Set<string>>()
    for (const row of roster.filter((each) => each['收款人身份证号'] !== '')) {
      const account = row['银行账号'] ?? ''
      households.set(account, (households.get(account) ?? new Set()).add(row['户主身份证号'] ?? ''))
    }
    const shared = roster.filter((row) => (households.get(row['银行账号'] ?? '')?.size ?? 0) > 2)
    expect(sorted(shared)).toEqual(sorted(planted('interception.shared_account').flat()))
    expect([...households.values()].filter(({ size }) => size === 2)).toEqual([])
  })
})

describe('bank returns', () => {
  it('fail for few, and are re-issued within 30 days but for the planted and the last', () => {
    const returns = rowsOf(district, 'bank-return')
    const failed = returns.filter((row) => row['处理结果'] === '失败')
    const keyOf = (row: Row) => `${row['批次号']}/${row['序号']}`
    const reissued = new Map(
      returns
        .filter((row) => row['批次号']?.endsWith('-B1'))
        .map((row) => [lines.get(keyOf(row))?.['备注'] ?? '', row]),
    )
    expect(failed.length / returns.length).toBeGreaterThan(0.001)
    expect(failed.length / returns.length).toBeLessThan(0.003)
    const open = failed.filter((row) => !reissued.has(`补发 ${keyOf(row)}`))
    const old = open.filter((row) => daysBetween(row['交易日期'] ?? '', '2023-12-31') > 30)
    const evidence = district.truth.misuse
      .filter(({ rule }) => rule === 'retention.not_reissued')
      .flatMap((entry) => entry.evidence)
    expect(old.map((row) => `line:${keyOf(row)}`).sort()).toEqual(evidence.sort())
    for (const row of failed.filter((each) => !open.includes(each))) {
      const again = reissued.get(`补发 ${keyOf(row)}`)
      expect(again?.['处理结果']).toBe('成功')
      expect(again?.['金额']).toBe(row['金额'])
      expect(daysBetween(row['交易日期'] ?? '', again?.['交易日期'] ?? '')).toBeLessThanOrEqual(30)
    }
  })

  it('agree with the roster line by line but for the short ones', () => {
    const short = rowsOf(district, 'bank-return').filter((row) => {
      const line = lines.get(`${row['批次号']}/${row['序号']}`)
      expect(line?.['银行账号']).toBe(row['银行账号'])
      return line?.['发放金额'] !== row['金额']
    })
    const evidence = planted('interception.short_paid').flat()
    expect(short.map((row) => row['户名']).sort()).toEqual(
      evidence.map((row) => row['收款人姓名']).sort(),
    )
  })

  it('settle by the 10th but for the planted batches, one of them on the 10th', () => {
    const regular = rowsOf(district, 'bank-return').filter((row) => !row['批次号']?.endsWith('-B1'))
    const late = regular.filter((row) => Number(row['交易日期']?.slice(8)) > 10)
    const batches = [...new Set(late.map((row) => `batch:${row['批次号']}`))].sort()
    const evidence = district.truth.misuse
      .filter(({ rule }) => rule === 'retention.late_month')
      .flatMap((entry) => entry.evidence)
    expect(batches).toEqual(evidence.sort())
    const onTheTenth = regular.filter((row) => row['交易日期']?.endsWith('-10'))
    expect(new Set(onTheTenth.map((row) => row['批次号']))).toEqual(new Set(['YX202302-DBN-003']))
  })
})

describe('import order', () => {
  it('has the money before its use and a payment before its result', () => {
    const files = filesOf(district.folder, '').map((file) => path.basename(file))
    const ordered = importOrder(files.reverse())
    const names = ordered.map(({ file }) => file.replace(/\.(csv|xlsx)$/, ''))
    expect(names.slice(0, 8)).toEqual([
      '01-appropriations',
      '02-allocations',
      '03-disbursements',
      '04-eligibility',
      '05-register',
      '06-roster-2023-01',
      '07-bank-return-2023-01',
      '08-bank-statement-2023-01',
    ])
    expect(ordered.slice(8, 10).map(({ kind }) => kind)).toEqual(['roster', 'bank-return'])
    expect(names.slice(-3)).toEqual(['10-findings', '11-indicator-values', '12-finance-table'])
    expect(ordered).toHaveLength(5 + 36 + 4)
  })
})

function identities(rows: Row[]): string[] {
  return rows.flatMap((row) =>
    [row['享受人身份证号'], row['户主身份证号'], row['收款人身份证号']].filter((each) => !!each),
  ) as string[]
}

function registered(kind: string): Map<string, string> {
  const rows = rowsOf(district, 'register').filter((row) => row['名单类型'] === kind)
  return new Map(rows.map((row) => [row['身份证号'] ?? '', row['生效日期'] ?? '']))
}

function sorted(rows: Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort()
}

function luhnSum(account: string): number {
  return [...account].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}
