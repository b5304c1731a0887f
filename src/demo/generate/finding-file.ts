import { lastDay } from './calendar.ts'
import { townships } from './categories.ts'
import { writeCsv } from './csv-file.ts'
import type { Plan } from './plan.ts'

interface SampleFinding {
  source: string
  document: string
  foundOn: string
  townshipNo: number
  pattern: string
  description: string
  yuan: string
  rectification: string
  dueOn: string
}

/** Problems from outside the ledger, so none of them gives away what is planted in it. */
const findings: readonly SampleFinding[] = [
  {
    source: '日常检查',
    document: '云民检〔2023〕1号',
    foundOn: '2023-01-18',
    townshipNo: 1,
    pattern: '其他',
    description: '低保对象长期公示栏未及时更新，涉及两个社区（合成）',
    yuan: '0.00',
    rectification: '立行立改',
    dueOn: '2023-02-17',
  },
  {
    source: '审计',
    document: '云审报〔2023〕6号',
    foundOn: '2023-03-28',
    townshipNo: 3,
    pattern: '滞留',
    description: '上年度临时救助备用金结余未及时清理（合成）',
    yuan: '18600.00',
    rectification: '立行立改',
    dueOn: '2023-05-31',
  },
  {
    source: '巡视巡察',
    document: '云巡发〔2023〕4号',
    foundOn: '2023-05-16',
    townshipNo: 4,
    pattern: '超范围',
    description: '上年度两户家庭收入核查不实仍纳入保障（合成）',
    yuan: '9840.00',
    rectification: '分阶段',
    dueOn: '2023-08-31',
  },
  {
    source: '三湘护农',
    document: '云护农办〔2023〕9号',
    foundOn: '2023-07-12',
    townshipNo: 4,
    pattern: '截留',
    description: '上年度村级代领救助金后未全额转交（合成）',
    yuan: '3200.00',
    rectification: '立行立改',
    dueOn: '2023-08-15',
  },
  {
    source: '乡村振兴考核',
    document: '云振考〔2023〕2号',
    foundOn: '2023-09-08',
    townshipNo: 0,
    pattern: '其他',
    description: '防返贫监测对象与低保对象信息比对不及时（合成）',
    yuan: '0.00',
    rectification: '持续',
    dueOn: '2023-12-20',
  },
  {
    source: '审计',
    document: '云审报〔2023〕21号',
    foundOn: '2023-10-24',
    townshipNo: 2,
    pattern: '挪用',
    description: '上年度救助工作印刷费误从救助资金列支（合成）',
    yuan: '4760.00',
    rectification: '立行立改',
    dueOn: '2023-11-30',
  },
]

export async function writeFindings(path: string, plan: Plan): Promise<void> {
  const header = [
    '编号',
    '来源',
    '来源文号',
    '发现日期',
    '乡镇代码',
    '问题类型',
    '问题描述',
    '涉及金额',
    '整改类型',
    '整改期限',
    '责任单位',
  ]
  const known = findings.filter(({ foundOn }) => foundOn <= lastDay(plan.months))
  const rows = known.map((finding, no) => [
    `WT2023-${String(no + 1).padStart(3, '0')}`,
    finding.source,
    finding.document,
    finding.foundOn,
    townships[finding.townshipNo]?.code ?? '',
    finding.pattern,
    finding.description,
    finding.yuan,
    finding.rectification,
    finding.dueOn,
    `${townships[finding.townshipNo]?.name ?? ''}社会事务综合服务中心`,
  ])
  await writeCsv(path, header, rows)
}
