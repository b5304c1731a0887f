import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from '../../src/kernel/cursor.ts'
import { defineProblem } from '../../src/kernel/problem.ts'
import { defineWorkflow } from '../../src/kernel/workflow.ts'

test('a cursor gives its key back, and nothing else is a cursor', () => {
  expect(decodeCursor(encodeCursor(['2023-07', '云溪街道']))).toEqual(['2023-07', '云溪街道'])
  expect(decodeCursor('nonsense')).toBeNull()
  expect(decodeCursor(btoa('{"a":1}'))).toBeNull()
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
