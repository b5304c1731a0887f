import { townships } from './categories.ts'
import { writeCsv } from './csv-file.ts'
import { hash, streams } from './hash.ts'
import type { Plan } from './plan.ts'

/** Reported values lie between these two; all whole but rates, which have one decimal. */
const indicators = [
  { code: 'trainings', from: 1, to: 3, decimals: 0, proof: '培训签到表和通知' },
  { code: 'online_rate', from: 88, to: 100, decimals: 1, proof: '省救助系统办件统计' },
  { code: 'timely_decision_rate', from: 92, to: 100, decimals: 1, proof: '审核确认时限统计' },
  { code: 'satisfaction', from: 86, to: 99, decimals: 1, proof: '群众满意度电话回访' },
  { code: 'publicity', from: 3, to: 5, decimals: 0, proof: '活动照片和宣传资料' },
  { code: 'emergency_rate', from: 90, to: 100, decimals: 1, proof: '临时救助台账' },
  { code: 'delegated_rate', from: 52, to: 78, decimals: 1, proof: '临时救助台账' },
  { code: 'system_payment_rate', from: 99, to: 100, decimals: 0, proof: '省救助系统发放统计' },
  { code: 'checking_rate', from: 94, to: 100, decimals: 1, proof: '核对平台统计' },
  { code: 'staff_per_10000', from: 0.8, to: 1.6, decimals: 1, proof: '人员花名册' },
  { code: 'village_helpers_rate', from: 86, to: 100, decimals: 0, proof: '村级协理员名册' },
  { code: 'petition_rate', from: 92, to: 100, decimals: 0, proof: '信访台账' },
  { code: 'inspection_organisation', from: 88, to: 100, decimals: 1, proof: '8月实地检查评分表' },
  { code: 'inspection_visits', from: 84, to: 99, decimals: 1, proof: '8月实地检查评分表' },
  { code: 'inspection_targets', from: 86, to: 99, decimals: 1, proof: '8月实地检查评分表' },
  { code: 'inspection_archives', from: 84, to: 98, decimals: 1, proof: '8月实地检查评分表' },
  { code: 'inspection_notice', from: 88, to: 100, decimals: 1, proof: '8月实地检查评分表' },
  { code: 'innovations', from: 0, to: 2, decimals: 0, proof: '上级推广文件' },
  { code: 'policy_measures', from: 2, to: 4, decimals: 0, proof: '印发的文件' },
  { code: 'care_home_task', from: 0, to: 1, decimals: 0, proof: '供养机构验收单' },
  { code: 'review_rate', from: 94, to: 100, decimals: 1, proof: '年度复核台账' },
] as const

export async function writeIndicators(path: string, plan: Plan): Promise<void> {
  const header = ['年度', '期次', '乡镇代码', '指标编码', '数值', '佐证说明']
  const rows = indicators.flatMap(({ code, from, to, decimals, proof }, indicatorNo) =>
    townships.map((township, townshipNo) => {
      const steps = 10 ** decimals
      const number = hash(plan.seed, streams.indicator, indicatorNo)
      // Spread over the township numbers, so that no two rates are the same.
      const turn = (number + townshipNo * 37) % (Math.round((to - from) * steps) + 1)
      const value = (Math.round(from * steps) + turn) / steps
      return ['2023', '全年', township.code, code, value.toFixed(decimals), `${proof}（合成）`]
    }),
  )
  await writeCsv(path, header, rows)
}
