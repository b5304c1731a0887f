import type { DistrictSummaryData } from '../../reports/district-summary.ts'
import { sampleFindings } from './sample-findings.ts'
import { moneyRow, sampleDwell, sampleMonths, totalOf } from './sample-money.ts'

const byTownship = [
  moneyRow('长岭街道', [5_100_000n, 4_980_000n, 4_620_250n, 201_070n, 11_450n]),
  moneyRow('云溪街道', [5_800_000n, 5_650_000n, 5_240_000n, 330_000n, 14_640n]),
  moneyRow('松杨湖街道', [2_900_000n, 2_780_000n, 2_530_000n, 120_000n, 4_980n]),
  moneyRow('陆城镇', [5_010_000n, 4_892_300n, 4_781_150n, 95_400n, 14_400n]),
  moneyRow('路口镇', [4_590_000n, 4_447_700n, 3_840_850n, 264_600n, 9_100n]),
]
const ranked = (
  rank: number,
  name: string,
  [total, grade, previousRank]: [string, string, number | null],
  scores: string[],
) => ({ rank, name, total, grade, gradeCap: null, previousRank, scores })

/** A district of five townships, one of which did better than before. */
export function sampleDistrict(changes: Partial<DistrictSummaryData> = {}): DistrictSummaryData {
  const total = totalOf(byTownship)
  return {
    districtName: '云溪区',
    bureauName: '云溪区民政局',
    year: 2023,
    asOf: '2023-12-31',
    issuedOn: '2024-01-15',
    schemeName: '云溪区2023年社会救助绩效评价方案',
    schemeVersion: 2,
    runId: '0192f0c4-7d3e-7a51-9c21-5b7e0f6a1d42',
    resultHash: '9f2d5a0c61b7e8437d9cbb0a3f1e52c46d80f7a9b3c5e1d2f4a6081b9c7d3e5f',
    fullMarks: '100',
    districtMean: '87.10',
    areas: [
      { name: '政策落实', weight: '15', districtMean: '13.60' },
      { name: '精准救助', weight: '25', districtMean: '22.15' },
      { name: '资金管理', weight: '30', districtMean: '25.90' },
      { name: '简化程序', weight: '10', districtMean: '8.90' },
      { name: '数字化工作', weight: '10', districtMean: '8.20' },
      { name: '基层能力', weight: '10', districtMean: '8.35' },
    ],
    ranking: [
      ranked(
        1,
        '陆城镇',
        ['92.50', '优秀', 3],
        ['14.50', '23.40', '27.60', '9.50', '9.50', '8.00'],
      ),
      ranked(
        2,
        '长岭街道',
        ['90.00', '优秀', 1],
        ['14.00', '22.90', '26.60', '9.20', '8.60', '8.70'],
      ),
      ranked(
        3,
        '云溪街道',
        ['88.25', '良好', 2],
        ['13.50', '22.45', '26.40', '8.90', '8.30', '8.70'],
      ),
      ranked(
        4,
        '路口镇',
        ['84.75', '良好', 4],
        ['13.40', '21.70', '25.10', '8.70', '7.60', '8.25'],
      ),
      ranked(
        5,
        '松杨湖街道',
        ['80.00', '良好', null],
        ['12.60', '20.30', '23.80', '8.20', '7.00', '8.10'],
      ),
    ],
    tightest: [{ name: '资金管理', weight: '30', low: '24.60', high: '37.20' }],
    byTownship,
    total,
    byMonth: sampleMonths(total.paidFen, total.spentFen),
    dwell: sampleDwell,
    alertsByPattern: [
      { name: '滞留', count: 13, amountFen: 21_218_000n },
      { name: '截留', count: 2, amountFen: 640_000n },
      { name: '挪用', count: 3, amountFen: 1_290_000n },
      { name: '超范围', count: 24, amountFen: 3_276_000n },
      { name: '真实性', count: 12, amountFen: 594_500n },
    ],
    alertsFen: 25_418_500n,
    findings: [
      ...sampleFindings('430603101', '陆城镇'),
      ...sampleFindings('430603001', '长岭街道', 3),
      ...sampleFindings('430603002', '云溪街道', 5),
      ...sampleFindings('430603102', '路口镇', 9),
    ],
    queryUrl: '/api/evaluations/0192f0c4-7d3e-7a51-9c21-5b7e0f6a1d42/ranking',
    generatedFrom: 'sha256:a41cd93b7e205f68',
    issue: null,
    ...changes,
  }
}
