import { createConfig, lintFromString } from '@redocly/openapi-core'
import { beforeAll, expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { expectGolden } from '../support/golden.ts'

let document: string
beforeAll(async () => {
  const { app } = await startApp()
  document = (await app.inject('/openapi.json')).body
})

/** What the linter's recommended rules say, errors and warnings alike. */
async function faultsOf(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config })
  return problems.map(({ severity, ruleId, message, location }) => {
    return `${severity} ${ruleId}: ${message} ${location.map(({ pointer }) => pointer).join()}`
  })
}

test('the published API', () => {
  expectGolden('openapi.json', `${JSON.stringify(JSON.parse(document), null, 2)}\n`)
})

test('the published document breaks no rule that a linter of OpenAPI recommends', async () => {
  expect(document.length).toBeGreaterThan(100_000)
  expect(await faultsOf(document)).toEqual([])
})

test('a planted fault of the document is reported', async () => {
  const planted = JSON.parse(document)
  const { get } = planted.paths['/api/townships']
  delete get.operationId
  planted.paths = { '/api/townships': { get } }
  expect(await faultsOf(JSON.stringify(planted))).toEqual([
    expect.stringMatching(/^warn operation-operationId: /),
  ])
})
