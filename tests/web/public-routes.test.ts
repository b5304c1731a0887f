import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root, type SourceFile, sourceFiles } from '../tidy/source-files.ts'
import { isPublished } from './public-routes.ts'

const document = readFileSync(path.join(root, 'tests/golden/openapi.json'), 'utf8')
const published = Object.keys((JSON.parse(document) as { paths: object }).paths)

/** The addresses that stand in a file, each place for words as `{}`. */
const addressesIn = ({ text }: SourceFile): string[] =>
  [...text.matchAll(/['`](\/api\/[^'`]+)['`]/g)].map(([, address = '']) =>
    address.replaceAll(/\$\{[^}]*\}/g, '{}'),
  )

test('every address in the console is one of the published API', () => {
  const files = sourceFiles('src/web')
  const addresses = files.flatMap(addressesIn)
  expect(new Set(addresses).size).toBeGreaterThan(50)
  expect(addresses.filter((address) => !isPublished(published, address))).toEqual([])
})

test('an address that is not published is found', () => {
  const planted = { name: 'a.ts', text: ['read(`/api/findings/$', '{id}/secrets`)'].join('') }
  const [address = ''] = addressesIn(planted)
  expect(address).toBe('/api/findings/{}/secrets')
  expect(isPublished(published, address)).toBe(false)
  expect(isPublished(published, '/api/findings/0190?x=1')).toBe(true)
})
