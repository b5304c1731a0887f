import type { FundFlowData } from '../../reports/fund-flow.ts'
import { moneyRow as flow, sampleDwell, sampleMonths, totalOf } from './sample-money.ts'

const byCategory = [
  flow('城市低保', [4_300_000n, 4_280_000n, 4_211_350n, 0n, 12_450n]),
  flow('农村低保', [10_800_000n, 10_640_000n, 10_377_600n, 0n, 31_980n]),
  flow('特困供养', [6_200_000n, 6_020_000n, 5_120_400n, 684_300n, 8_640n]),
  flow('临时救助', [1_150_000n, 980_000n, 874_500n, 23_600n, 1_500n]),
  flow('流浪乞讨人员救助', [360_000n, 300_000n, 0n, 241_870n, 0n]),
  flow('未成年人社会保护', [140_000n, 90_000n, 0n, 61_300n, 0n]),
  flow('孤儿基本生活保障', [450_000n, 440_000n, 428_400n, 0n, 0n]),
]
const byTownship = [
  flow('长岭街道', [5_100_000n, 4_980_000n, 4_620_250n, 201_070n, 11_450n]),
  flow('云溪街道', [5_800_000n, 5_650_000n, 5_240_000n, 330_000n, 14_640n]),
  flow('松杨湖街道', [2_900_000n, 2_780_000n, 2_530_000n, 120_000n, 4_980n]),
  flow('陆城镇', [5_010_000n, 4_892_300n, 4_781_150n, 95_400n, 14_400n]),
  flow('路口镇', [4_590_000n, 4_447_700n, 3_840_850n, 264_600n, 9_100n]),
]

/** A year of the whole district, whose tables agree with each other. */
export function sampleFundFlow(changes: Partial<FundFlowData> = {}): FundFlowData {
  const received = 2_430_000_000n
  const placed = totalOf(byCategory)
  const totals = {
    ...placed,
    receivedFen: received,
    toAllocateFen: received,
    unallocatedFen: received - placed.allocatedFen,
  }
  const document = (
    number: string,
    title: string,
    level: string,
    receivedOn: string,
    [amount, allocated, used]: [bigint, bigint, bigint],
  ) => ({
    number,
    title,
    level,
    receivedOn,
    amountFen: amount * 100n,
    carriedInFen: 0n,
    usedFen: used * 100n,
    balanceFen: (allocated - used) * 100n,
    carriedOutFen: 0n,
    unallocatedFen: (amount - allocated) * 100n,
  })
  return {
    districtName: '云溪区',
    bureauName: '云溪区民政局',
    year: 2023,
    asOf: '2023-12-31',
    issuedOn: '2024-01-15',
    documents: [
      document(
        '湘财社指〔2022〕148号',
        '关于提前下达2023年中央财政困难群众救助补助资金预算的通知',
        '中央',
        '2023-01-06',
        [14_200_000n, 14_200_000n, 14_200_000n],
      ),
      document(
        '湘财社指〔2023〕12号',
        '关于下达2023年省级困难群众救助补助资金的通知',
        '省级',
        '2023-03-24',
        [4_850_000n, 4_850_000n, 4_850_000n],
      ),
      document(
        '岳财社指〔2023〕31号',
        '关于下达市级困难群众生活救助配套资金的通知',
        '市级',
        '2023-05-16',
        [1_600_000n, 1_250_000n, 1_000_000n],
      ),
      document('云财预〔2023〕7号', '2023年区级困难群众救助资金预算', '区级', '2023-02-10', [
        3_650_000n,
        3_100_000n,
        1_973_320n,
      ]),
    ],
    byCategory,
    byTownship,
    byMonth: sampleMonths(totals.paidFen, totals.spentFen),
    dwell: sampleDwell,
    totals,
    whereabouts: [
      { name: '到位未分配', amountFen: received - totals.allocatedFen },
      { name: '分配未拨付', amountFen: totals.allocatedFen - totals.disbursedFen },
      {
        name: '拨付未支出',
        amountFen: totals.disbursedFen - totals.paidFen - totals.spentFen - totals.returnedFen,
      },
      { name: '退汇待处理', amountFen: totals.returnedFen },
      { name: '已发放到人', amountFen: totals.paidFen },
      { name: '已使用', amountFen: totals.spentFen },
    ],
    queryUrl: '/api/statements?year=2023&asOf=2023-12-31',
    generatedFrom: 'sha256:4f1c0e7a9b35d2c8',
    issue: null,
    ...changes,
  }
}
