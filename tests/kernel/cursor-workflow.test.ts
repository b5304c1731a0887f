import { expect, test } from 'vitest'
import { z } from 'zod'
import { cursorUnknown, decodeCursor, encodeCursor } from '../../src/kernel/cursor.ts'
import { defineProblem } from '../../src/kernel/problem.ts'
import { defineWorkflow } from '../../src/kernel/workflow.ts'

test('a cursor gives its key back, and nothing else is a cursor', () => {
  const key = z.tuple([z.string(), z.string()])
  const texts = ['2023-07', '云溪街道']
  expect(decodeCursor(encodeCursor(texts), key)).toEqual(texts)
  for (const other of ['nonsense', btoa('{"a":1}'), encodeCursor(['2023-07'])]) {
    expect(() => decodeCursor(other, key)).toThrow(cursorUnknown())
  }
})

test('a workflow knows what may happen when', () => {
  const door = defineWorkflow<'open' | 'shut', 'close' | 'open'>({
    initial: 'shut',
    transitions: { open: { close: 'shut' }, shut: { open: 'open' } },
  })
  expect(door.next('shut', 'open')).toBe('open')
  expect(door.next('shut', 'close')).toBeNull()
  expect(door.eventsIn('open')).toEqual(['close'])
})

test('a problem is what RFC 9457 asks for', () => {
  const tooMuch = defineProblem<number>({
    code: 'too-much',
    status: 409,
    title: '太多',
    detail: (count) => `多了 ${count} 个`,
  })
  expect(tooMuch(3, { errors: [] }).toBody()).toEqual({
    type: '/problems/too-much',
    title: '太多',
    status: 409,
    detail: '多了 3 个',
    errors: [],
  })
})
