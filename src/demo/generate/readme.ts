import { writeFile } from 'node:fs/promises'
import { formatFen } from '../../kernel/fen.ts'
import { monthlyCategories, orphanInstitutionFen, temporary, townships } from './categories.ts'
import type { Plan } from './plan.ts'

/** Says in the folder itself that nobody in it exists. */
export async function writeReadme(path: string, plan: Plan): Promise<void> {
  const standards = monthlyCategories.map(
    ({ name, standardFen }) => `  ${name}：每人每月 ${formatFen(standardFen)} 元`,
  )
  const text = [
    '明账 合成样本数据',
    '',
    '本目录所有人员、身份证号、账号、村居、单位、文件和事件均为程序合成，与任何真实的个人、单位、事件无关。',
    '姓名中间一字为“测”“样”“例”；身份证号地址码 430699 从未启用；银行账号以 999999 开头，无银行使用。',
    '文号只取真实文号的形式，编号、金额和日期均为合成。',
    '',
    `种子 ${plan.seed}，在册 ${plan.people} 人，2023 年 1 月至 ${plan.months} 月。同一种子生成的文件逐字节相同。`,
    '',
    '公开的数据：',
    `  行政区划代码和名称（岳阳市云溪区 430603，${townships.map(({ name }) => name).join('、')}）；`,
    '  救助类别、支出功能分类和经济分类科目的名称；每月 10 日前发放的规定（财社〔2012〕171号）。',
    '',
    '估计的数据（云溪区未公布，按湖南省人口比例和 2023 年一般水平推算，只供演示）：',
    '  各类人数、各乡镇比例、临时救助和流浪乞讨救助件数、全年资金规模、退汇率；',
    '  月标准：',
    ...standards,
    `  孤儿集中养育：每人每月 ${formatFen(orphanInstitutionFen)} 元`,
    `  临时救助：每次不超过 ${formatFen(temporary.standardFen)} 元`,
    '  特困供养按不低于低保标准 1.3 倍估计。',
    '',
    'truth.json 列出有意埋设的违规情形、银行对账差异和与财政对账的差异，供核对检出结果使用，不应导入系统。',
    '导入顺序：01 至 05；再按月 06 花名册、07 代发回盘、08 银行对账单；最后 09 至 12。',
    '',
  ]
  await writeFile(path, text.join('\r\n'), 'utf8')
}
