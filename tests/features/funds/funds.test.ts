import { beforeAll, describe, expect, test } from 'vitest'
import { districtCode } from '../../support/db.ts'
import { fundedDistrict, type TestDistrict } from '../../support/district.ts'
import { importSheet, sheet } from '../../support/files.ts'

let district: TestDistrict
beforeAll(async () => {
  district = await fundedDistrict()
})

const load = (kind: Parameters<typeof sheet>[0], ...rows: string[]) =>
  importSheet(district.services, district.finance, kind, sheet(kind, ...rows))

const balances = async (stage: string) => {
  const accounts = await district.services.db
    .selectFrom('account')
    .leftJoin('appropriation', 'appropriation.id', 'account.appropriation_id')
    .select(['document_number', 'channel', 'balance_fen'])
    .where('account.district_code', '=', districtCode)
    .where('stage', '=', stage)
    .orderBy('document_number')
    .execute()
  return accounts.map((one) => [one.document_number ?? one.channel, one.balance_fen])
}

describe('documents and allocations', () => {
  test('what is allocated is no longer received', async () => {
    expect(await balances('received')).toEqual([
      ['湘财社指〔2022〕98号', 40000n],
      ['湘财社指〔2023〕12号', 110000n],
    ])
  })

  test('the same document is refused, with its row', async () => {
    const row = '湘财社指【2022】98号,又一次,中央,2022-12-20,2023-01-04,2023,,,5.00,'
    await expect(load('appropriations', row)).rejects.toMatchObject({
      code: 'import-rows-rejected',
      extensions: { errors: [{ row: 2, column: '文号', reason: '该文号已登记' }] },
    })
  })

  test.each([
    [
      'more than the document has',
      '湘财社指〔2022〕98号,城市低保,430603002,400.01,2023-01-10,X',
      '超过该文号可分配余额 400.00 元',
    ],
    [
      'another category than the earmarked',
      '湘财社指〔2023〕12号,农村低保,430603002,1.00,2023-02-10,X',
      '没有可用于该类别的这个文号',
    ],
    [
      'before the money arrived',
      '湘财社指〔2022〕98号,城市低保,430603002,1.00,2023-01-03,X',
      '分配日期早于资金到位日期 2023-01-04',
    ],
    [
      'an unknown township',
      '湘财社指〔2022〕98号,城市低保,430699001,1.00,2023-01-10,X',
      '本区没有这个乡镇',
    ],
    [
      'an unknown category',
      '湘财社指〔2022〕98号,城市,430603002,1.00,2023-01-10,X',
      '没有这个救助类别',
    ],
    [
      'an amount that is none',
      '湘财社指〔2022〕98号,城市低保,430603002,1e3,2023-01-10,X',
      '不是金额:应为最多两位小数的元',
    ],
  ])('%s is refused', async (_, row, reason) => {
    await expect(load('allocations', row)).rejects.toMatchObject({
      extensions: { errors: [{ row: 2, reason }] },
    })
  })
})

describe('disbursement', () => {
  test('more than was allocated is refused, with what is missing', async () => {
    const row = 'BF0,城市低保,430603002,社会化发放,示例银行,,1500.01,2023-03-02,'
    await expect(load('disbursements', row)).rejects.toMatchObject({
      extensions: { errors: [{ row: 2, reason: '已分配资金不足,还差 0.01 元' }] },
    })
  })

  test('a named document is drawn on first, the rest oldest first', async () => {
    await load(
      'disbursements',
      'BF1,城市低保,430603002,社会化发放,示例银行,,700.00,2023-03-02,',
      'BF2,城市低保,430603002,集中支付,示例医院,,300.00,2023-03-03,湘财社指〔2023〕12号',
    )
    expect(await balances('allocated')).toEqual([
      ['湘财社指〔2022〕98号', 0n],
      ['湘财社指〔2023〕12号', 50000n],
    ])
    expect((await balances('disbursed')).sort()).toEqual([
      ['bank', 70000n],
      ['direct', 30000n],
    ])
  })
})
