import { faultReason } from '../../../kernel/fault-reason.ts'
import { type Scheme, schemeDefinition } from './definition.ts'

export interface SchemeFault {
  /** Where, as a person would say it: 第2个方面“精准救助”第1项指标“B1”的分值. */
  place: string
  reason: string
}

const words: Readonly<Record<string, string>> = Object.freeze({
  code: '编码',
  version: '版本',
  year: '年度',
  name: '名称',
  scores: '评价对象',
  period: '期次',
  fullMarks: '总分',
  grades: '等次',
  basis: '依据',
  appealDays: '申诉天数',
  feedsAllocation: '是否用于分配',
  areas: '方面',
  indicators: '指标',
  vetoes: '一票否决',
  weight: '分值',
  target: '目标值',
  source: '数据来源',
  scoring: '计分方式',
  evidence: '佐证要求',
  owner: '提供单位',
  kind: '种类',
  indicator: '计算指标',
  params: '参数',
  unit: '单位',
  proof: '佐证要求',
  direction: '方向',
  steps: '档次',
  limit: '界限',
  percent: '得分比例',
  marks: '每项分值',
  allowed: '允许个数',
  floor: '最低分',
  required: '应有个数',
  otherwise: '未达到时得分',
  cap: '加分上限',
  from: '起点分',
  factorBps: '绩效系数',
  empties: '不得分的指标',
  capsGradeAt: '最高等次',
  document: '文件',
  article: '条款',
  certainty: '可靠程度',
})

const listed: Readonly<Record<string, string>> = Object.freeze({
  areas: '个方面',
  indicators: '项指标',
  vetoes: '项一票否决',
  grades: '个等次',
  steps: '档',
  basis: '条依据',
})

/** A scheme, or every fault of it with its place. */
export function readScheme(input: unknown): { scheme: Scheme } | { faults: SchemeFault[] } {
  const { data, error } = schemeDefinition.safeParse(input, { error: faultReason })
  if (data !== undefined) return { scheme: data }
  return {
    faults: error.issues.map(({ path, message }) => ({
      place: placeOf(input, path),
      reason: message,
    })),
  }
}

function placeOf(input: unknown, path: readonly PropertyKey[]): string {
  let part: unknown = input
  let place = ''
  path.forEach((step, no) => {
    part = memberOf(part, step)
    const list = listed[String(path[no - 1])]
    if (typeof step === 'number' && list !== undefined) {
      place += `第${step + 1}${list}${nameOf(part)}`
    } else if (typeof path[no + 1] !== 'number' || listed[String(step)] === undefined) {
      place += `${place === '' ? '' : '的'}${words[String(step)] ?? String(step)}`
    }
  })
  return place === '' ? '方案' : place
}

function memberOf(part: unknown, step: PropertyKey): unknown {
  return typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined
}

/** “精准救助” for an area, “B1” for an indicator, nothing where it has no name. */
function nameOf(part: unknown): string {
  const name = memberOf(part, 'code') ?? memberOf(part, 'name')
  return typeof name === 'string' && name !== '' ? `“${name}”` : ''
}
