import type { LedgerFinding } from '../../reports/findings.ts'

const kinds = [
  ['挪用', '3月、5月在临时救助科目列支办公用品和差旅费', '社会救助暂行办法第五条'],
  ['滞留', '二季度特困供养资金分配后超过30日未拨付到发放渠道', '预算法第五十二条'],
  ['超范围', '低保对象死亡后次月仍发放低保金2个月', '社会救助暂行办法第十三条'],
  ['截留', '村级统一代领集中供养对象零用金，未全额发放到人', '财政违法行为处罚处分条例第六条'],
  ['真实性', '同一银行账户收取5名非同户对象补助', '社会救助暂行办法第六十八条'],
  ['其他', '财务专账登记不及时，与银行流水不能逐笔对应', '社会救助暂行办法第六十六条'],
] as const
const sources = ['审计 云审报〔2023〕14号', '日常检查', '系统疑点', '巡视巡察']
const states = ['已销号', '已核查', '整改中', '待核查', '已交办', '已退回'] as const

/** A unit's findings, of every pattern and state, one of them overdue. */
export function sampleFindings(townshipCode: string, unit: string, count = 6): LedgerFinding[] {
  return Array.from({ length: count }, (_, at): LedgerFinding => {
    const [pattern, description, legalBasis] = kinds[at % kinds.length] ?? kinds[0]
    const state = states[at % states.length] ?? '整改中'
    const amountFen = 128_000n * BigInt(at + 1)
    const isDone = at % 6 < 2
    const rectifiedFen = isDone ? amountFen : (amountFen * BigInt(at % 3)) / 4n
    return {
      number: `2023-${String(at + 1).padStart(3, '0')}`,
      source: sources[at % sources.length] ?? '',
      foundOn: `2023-0${1 + (at % 9)}-12`,
      unit,
      townshipCode,
      pattern,
      description,
      legalBasis,
      amountFen,
      rectifiedFen,
      remainingFen: amountFen - rectifiedFen,
      kind: at % 2 === 0 ? '立行立改' : '分阶段',
      dueOn: `2023-1${at % 3}-30`,
      handedInOn: isDone ? '2023-09-20' : null,
      state,
      isDone,
      isOverdue: at % 6 === 2,
      repeatOf: at % 6 === 4 ? '2022-031' : null,
    }
  })
}
