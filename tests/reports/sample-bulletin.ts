import type { BulletinData } from '../../reports/dispatch-bulletin.ts'

type Figures = BulletinData['district']

function figures(
  [given, used, usedInQuarter]: [bigint, bigint, bigint],
  [batchesDue, batchesInTime]: [number, number],
  [findingsOpen, findingsOverdue, findingsClosed]: [number, number, number],
): Figures {
  const rate = (part: bigint, whole: bigint) =>
    whole === 0n ? null : (Number((part * 10_000n) / whole) / 100).toFixed(2)
  return {
    given,
    used,
    usedInQuarter,
    executionRate: rate(used, given),
    batchesDue,
    batchesInTime,
    inTimeRate: rate(BigInt(batchesInTime), BigInt(batchesDue)),
    returnedOpen: findingsOpen + 1,
    returnedOpenAmount: BigInt(findingsOpen + 1) * 54_000n,
    alertsOpen: 2 * findingsOpen,
    findingsOpen,
    findingsOverdue,
    findingsClosed,
    amountOpen: BigInt(findingsOpen) * 320_000n,
  }
}

/** A third quarter as it was issued. */
export function sampleBulletin(changes: Partial<BulletinData> = {}): BulletinData {
  const township = (rank: number, code: string, name: string, figures: Figures) => ({
    rank,
    code,
    name,
    ...figures,
  })
  const material = (
    townshipName: string,
    state: 'accepted' | 'submitted' | 'overdue',
    late = 0,
  ) => ({
    material: 'interim',
    materialName: '中期工作报告（盖章扫描件和电子版）',
    townshipCode: '430603101',
    townshipName,
    dueOn: '2023-09-05',
    state,
    lateDays: late,
  })
  return {
    districtName: '云溪区',
    bureauName: '云溪区民政局',
    year: 2023,
    quarter: 3,
    number: 3,
    from: '2023-07-01',
    asOf: '2023-09-30',
    issuedOn: '2023-10-08',
    summary:
      '三季度各乡镇（街道）资金支出总体平稳，按月发放情况好于上半年；但个别乡镇退汇补发不及时，问题整改仍有超期。',
    requirements:
      '（一）路口镇、松杨湖街道于10月20日前将超期问题整改到位并报送佐证材料。\n（二）各乡镇（街道）逐笔核实退汇原因，10月底前全部补发或者上缴。\n（三）11月10日前报送年度工作总结的盖章扫描件和电子版。',
    district: figures([2_340_000_000n, 1_668_100_000n, 561_300_000n], [180, 168], [12, 3, 9]),
    townships: [
      township(
        1,
        '430603101',
        '陆城镇',
        figures([501_000_000n, 381_260_000n, 126_400_000n], [36, 36], [1, 0, 3]),
      ),
      township(
        2,
        '430603002',
        '云溪街道',
        figures([580_000_000n, 428_620_000n, 140_100_000n], [36, 35], [2, 0, 2]),
      ),
      township(
        3,
        '430603001',
        '长岭街道',
        figures([510_000_000n, 365_160_000n, 121_000_000n], [36, 34], [2, 0, 2]),
      ),
      township(
        4,
        '430603003',
        '松杨湖街道',
        figures([290_000_000n, 197_490_000n, 69_800_000n], [36, 32], [3, 1, 1]),
      ),
      township(
        5,
        '430603102',
        '路口镇',
        figures([459_000_000n, 295_570_000n, 104_000_000n], [36, 31], [4, 2, 1]),
      ),
    ],
    materials: [
      material('长岭街道', 'accepted'),
      material('云溪街道', 'accepted'),
      material('松杨湖街道', 'submitted', 4),
      material('陆城镇', 'accepted'),
      material('路口镇', 'overdue', 18),
    ],
    queryUrl: '/api/dispatch-bulletins/2023/3',
    generatedFrom: 'sha256:18e7b35d9c02fa46',
    issue: null,
    ...changes,
  }
}
