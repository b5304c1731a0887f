import { expect, test } from 'vitest'
import { makeActor, testServices } from '../support/db.ts'
import { scoreDistrict } from './district-score.ts'
import { precisionOf, recallOf } from './score.ts'

test('every rule finds its cases to the fen, and none of the near misses', async () => {
  const services = await testServices()
  const [finance, approver] = [
    await makeActor(services, 'finance'),
    await makeActor(services, 'finance'),
  ]
  const differences: string[] = []
  const scores = await scoreDistrict(
    { services, finance, approver },
    { seed: 7, people: 0 },
    (line) => differences.push(line),
  )
  expect(differences).toEqual([])
  for (const score of scores) {
    expect([score.rule, recallOf(score), precisionOf(score)]).toEqual([score.rule, 1, 1])
    expect([score.rule, score.exact]).toEqual([score.rule, score.planted])
    expect([score.rule, score.nearMisses > 0]).toEqual([score.rule, true])
  }
}, 120_000)
