import type { ReconciliationData } from '../../reports/reconciliation-statement.ts'

const side = (name: string, approved: bigint, returned: bigint, missing = 0n) => ({
  name,
  approvedFen: approved,
  ledgerFen: approved - returned,
  bankFen: approved - returned - missing,
  returnedFen: returned,
  differenceFen: missing,
})

const item = (
  side: 'bank' | 'books',
  reference: string,
  [bookedOn, amountFen]: [string, bigint],
  [about, state]: [string, string],
) => ({ side, reference, bookedOn, amountFen, about, state })

/** A month that balances, with an item in each of the four groups. */
export function sampleReconciliation(
  changes: Partial<ReconciliationData> = {},
): ReconciliationData {
  return {
    districtName: '云溪区',
    bureauName: '云溪区民政局',
    month: '2023-07',
    asOf: '2023-07-31',
    issuedOn: null,
    bankFen: 482_316_450n,
    booksFen: 480_908_950n,
    receivedNotAtBankFen: 15_000_000n,
    paidNotAtBankFen: -16_480_000n,
    receivedNotInBooksFen: 86_250n,
    paidNotInBooksFen: -158_750n,
    toleratedFen: 0n,
    adjustedBankFen: 480_836_450n,
    adjustedBooksFen: 480_836_450n,
    isBalanced: true,
    frozenOn: '2023-08-03',
    contentHash: '5d0c8b4a9e7f12c36a58b1d4e0f9273c4b6a8d1e5f7093c2a4b6d8e0f1c3a5b7',
    accounts: [
      { account: '****6621', balanceFen: 412_316_450n },
      { account: '****8807', balanceFen: 70_000_000n },
    ],
    items: [
      item('books', '湘财社指〔2023〕41号', ['2023-07-31', 15_000_000n], ['到位', '未达账项']),
      item('books', 'BF-2023-0719', ['2023-07-31', -16_200_000n], ['拨付', '未达账项']),
      item('books', 'PZ-2023-0188', ['2023-07-30', -280_000n], ['使用', '待处理']),
      item(
        'bank',
        '20230721000482',
        ['2023-07-21', 86_250n],
        ['中国农业银行云溪支行 结息', '待复核'],
      ),
      item('bank', '20230728000655', ['2023-07-28', -158_000n], ['李** 跨行代发', '已移交审计']),
      item('bank', '20230731000702', ['2023-07-31', -750n], ['手续费', '待处理']),
    ],
    statementLines: 646,
    matchedLines: 643,
    matches: [
      { name: '按流水号', count: 512 },
      { name: '按账号、金额和日期', count: 96 },
      { name: '按批次合计', count: 23 },
      { name: '人工核对', count: 4 },
    ],
    exceptions: [
      { name: '行有账无', count: 3, amountFen: 245_000n },
      { name: '账有行无', count: 3, amountFen: 31_480_000n },
    ],
    threeSides: [
      side('城市低保', 35_120_000n, 92_000n),
      side('农村低保', 88_460_000n, 241_000n),
      side('特困供养', 43_900_000n, 0n),
      side('临时救助', 6_840_000n, 60_000n, 150_000n),
    ],
    queryUrl: '/api/reconciliation-statements/2023-07',
    generatedFrom: 'sha256:5d0c8b4a9e7f12c3',
    issue: null,
    ...changes,
  }
}
