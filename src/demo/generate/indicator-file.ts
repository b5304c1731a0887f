import { townships } from './categories.ts'
import { writeCsv } from './csv-file.ts'
import { hash, streams } from './hash.ts'
import type { Plan } from './plan.ts'

/** Reported values lie between these two; all whole but rates, which have one decimal. */
const indicators = [
  { code: 'trainings', from: 1, to: 3, decimals: 0, proof: '培训签到表和通知' },
  { code: 'online_rate', from: 82, to: 100, decimals: 1, proof: '省救助系统办件统计' },
  { code: 'timely_decision_rate', from: 88, to: 100, decimals: 1, proof: '审核确认时限统计' },
  { code: 'inspection_score', from: 78, to: 98, decimals: 1, proof: '8月实地检查评分表' },
  { code: 'materials_late_days', from: 0, to: 4, decimals: 0, proof: '材料收文登记' },
  { code: 'satisfaction', from: 84, to: 99, decimals: 1, proof: '群众满意度电话回访' },
] as const

export async function writeIndicators(path: string, plan: Plan): Promise<void> {
  const header = ['年度', '期次', '乡镇代码', '指标编码', '数值', '佐证说明']
  const rows = indicators.flatMap(({ code, from, to, decimals, proof }, indicatorNo) =>
    townships.map((township, townshipNo) => {
      const steps = 10 ** decimals
      const number = hash(plan.seed, streams.indicator, indicatorNo)
      // Spread over the township numbers, so that no two rates are the same.
      const turn = (number + townshipNo * 37) % ((to - from) * steps + 1)
      const value = (from * steps + turn) / steps
      return ['2023', '全年', township.code, code, value.toFixed(decimals), `${proof}（合成）`]
    }),
  )
  await writeCsv(path, header, rows)
}
