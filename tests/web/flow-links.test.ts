import { expect, test } from 'vitest'
import { mostInAColumn, nodesOf } from '../../src/web/parts/flow-links.ts'

const link = (source: string, target: string) => ({ source, target, value: 1 })

test('a place stands one step behind the farthest that its money came from', () => {
  const nodes = nodesOf([link('文', '到位'), link('到位', '分配'), link('文', '分配')])
  expect(nodes).toEqual([
    { name: '文', depth: 0, isFirst: true },
    { name: '到位', depth: 1, isFirst: false },
    { name: '分配', depth: 2, isFirst: false },
  ])
})

test('the fullest column is counted, so that the picture is high enough for its names', () => {
  const links = ['一', '二', '三'].map((document) => link(document, '到位'))
  expect(mostInAColumn(nodesOf(links))).toBe(3)
  expect(mostInAColumn([])).toBe(0)
})
