import { defineList } from '../../kernel/list.ts'
import { check, checkPerson } from './schemas.ts'

export const checkList = defineList('抽查回访', check, {
  编号: (row) => row.number,
  月份: (row) => row.month,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  救助类别: (row, names) => (row.categoryCode === null ? '全部' : names.category(row.categoryCode)),
  发放人数: (row) => row.populationCount,
  发放金额: (row) => row.populationAmount,
  按风险抽取: (row) => row.riskCount,
  随机抽取: (row) => row.randomCount,
  随机种子: (row) => row.seed,
  已回访: (row) => row.askedCount,
  已答复: (row) => row.answeredCount,
  事由: (row) => row.reason,
  抽取人: (row) => row.drawnBy,
  抽取时间: (row) => row.drawnAt,
})

const partNames = { risk: '高风险', random: '随机' } as const
const askedByNames = { visit: '入户', call: '电话' } as const
const outcomeNames = {
  answered: '已答复',
  not_found: '查无此人或已去世',
  unreachable: '未联系上',
  refused: '不愿回答',
} as const
const fromNames = {
  bank: '银行到账',
  village: '村(居)干部',
  township: '乡镇工作人员',
  institution: '供养机构',
  other: '其他人',
  nobody: '没有人',
} as const
const formNames = {
  account: '存入账户',
  cash: '现金',
  in_kind: '实物',
  none: '没有收到',
} as const

/** The list that goes along to the village; its last columns are empty until somebody has asked. */
export const checkPersonList = defineList('回访名单', checkPerson, {
  序号: (row) => row.position,
  抽取方式: (row) => partNames[row.part],
  村居名称: (row) => row.village,
  享受人姓名: (row) => row.name,
  享受人身份证号: (row) => row.identity,
  银行账号: (row) => row.account,
  救助类别: (row) => row.categories,
  发放金额: (row) => row.paid,
  风险分: (row) => row.riskScore,
  回访日期: (row) => row.askedOn,
  回访方式: (row) => (row.askedBy === null ? null : askedByNames[row.askedBy]),
  回访结果: (row) => (row.outcome === null ? null : outcomeNames[row.outcome]),
  本人称收到: (row) => row.received,
  由谁给付: (row) => (row.receivedFrom === null ? null : fromNames[row.receivedFrom]),
  给付形式: (row) => (row.receivedForm === null ? null : formNames[row.receivedForm]),
  备注: (row) => row.note,
})
