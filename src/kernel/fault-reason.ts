import type { z } from 'zod'

const types: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '一列内容',
  object: '一组内容',
  record: '一组内容',
}

const forms: Readonly<Record<string, string>> = {
  uuid: '不是系统给出的编号',
  datetime: '应为 2023-07-06T08:00:00Z 形式的时间',
  date: '日期应为 2023-07-06 的形式',
}

type Issue = Parameters<z.core.$ZodErrorMap>[0]
type Bound = z.core.$ZodRawIssue<z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall>

/** What a schema complains of, in a clerk's words, where the schema itself has none for it. */
export function faultReason(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '不能缺少'
      return `应为${types[issue.expected] ?? '其他内容'}`
    case 'invalid_value':
      return oneOf(issue.values)
    case 'invalid_union':
      return Array.isArray(issue['options']) ? oneOf(issue['options']) : '不符合要求'
    case 'too_big':
      return tooBig(issue, Number(issue.maximum))
    case 'too_small':
      return tooSmall(issue, Number(issue.minimum))
    case 'invalid_format':
      return forms[issue.format] ?? '格式不对'
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`
    case 'unrecognized_keys':
      return `不应有 ${issue.keys.join('、')} 这一项`
    default:
      return '不符合要求'
  }
}

function oneOf(values: readonly unknown[]): string {
  return `应为 ${values.map(String).join('、')}${values.length > 1 ? ' 之一' : ''}`
}

function tooBig({ origin, inclusive }: Bound, most: number): string {
  if (origin === 'string') return `不能超过 ${most} 个字`
  if (origin === 'array') return `不能超过 ${most} 项`
  if (most >= Number.MAX_SAFE_INTEGER) return '数字过大'
  return inclusive === false ? `应小于 ${most}` : `不能大于 ${most}`
}

function tooSmall({ origin, inclusive }: Bound, least: number): string {
  if (origin === 'string') return least === 1 ? '不能为空' : `至少 ${least} 个字`
  if (origin === 'array') return `至少 ${least} 项`
  if (least <= Number.MIN_SAFE_INTEGER) return '数字过小'
  return inclusive === false ? `应大于 ${least}` : `不能小于 ${least}`
}
