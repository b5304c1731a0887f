import { expect, test } from 'vitest'
import { z } from 'zod'
import { faultReason } from '../../src/kernel/fault-reason.ts'

test.each<[string, z.ZodType, unknown]>([
  ['不能缺少', z.object({ a: z.string() }), {}],
  ['应为文字', z.string(), 3],
  ['应为数字', z.coerce.number(), 'x'],
  ['应为整数', z.int(), 1.5],
  ['应为是或否', z.boolean(), 'x'],
  ['应为一列内容', z.array(z.string()), 'x'],
  ['应为一组内容', z.object({}), null],
  ['应为一组内容', z.record(z.string(), z.string()), 'x'],
  ['应为 high、low 之一', z.enum(['high', 'low']), 'x'],
  ['应为 open', z.literal('open'), 'x'],
  ['不能超过 3 个字', z.string().max(3), 'abcd'],
  ['不能超过 1 项', z.array(z.string()).max(1), ['a', 'b']],
  ['不能大于 500', z.number().max(500), 501],
  ['应小于 5', z.number().lt(5), 5],
  ['数字过大', z.int(), 1e300],
  ['不能为空', z.string().min(1), ''],
  ['至少 2 个字', z.string().min(2), 'a'],
  ['至少 1 项', z.array(z.string()).min(1), []],
  ['不能小于 0', z.number().min(0), -1],
  ['应大于 0', z.number().positive(), 0],
  ['数字过小', z.int(), -1e300],
  ['不是系统给出的编号', z.uuid(), 'x'],
  ['应为 2023-07-06T08:00:00Z 形式的时间', z.iso.datetime(), 'x'],
  ['日期应为 2023-07-06 的形式', z.iso.date(), 'x'],
  ['格式不对', z.string().regex(/^a$/), 'x'],
  ['应为 5 的倍数', z.number().multipleOf(5), 3],
  ['不应有 a、b 这一项', z.strictObject({}), { a: 1, b: 2 }],
  ['应为 b', z.discriminatedUnion('a', [z.object({ a: z.literal('b') })]), { a: 'c' }],
  ['不符合要求', z.union([z.string(), z.number()]), true],
  ['请写明理由', z.string().min(2, '请写明理由'), ''],
])('%s', (reason, schema, input) => {
  const { error } = schema.safeParse(input, { error: faultReason })
  expect(error?.issues.map(({ message }) => message)).toEqual([reason])
})
