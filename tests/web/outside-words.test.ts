import path from 'node:path'
import { parseSync } from 'rolldown/utils'
import { expect, test } from 'vitest'
import { kindNames } from '../../src/features/statements/names.ts'
import { waitingStages } from '../../src/features/tracing/stages.ts'
import { zh } from '../../src/web/messages/zh.ts'
import { root, type SourceFile, sourceFiles } from '../tidy/source-files.ts'

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
const files = sourceFiles('src/web').filter(({ name }) => !name.includes('/messages/'))

/** The file with its comments blanked. */
function codeOf({ name, text }: SourceFile): string {
  return parseSync(name, text).comments.reduce(
    (code, { start, end }) => code.slice(0, start) + ' '.repeat(end - start) + code.slice(end),
    text,
  )
}

const written = (some: readonly SourceFile[]): string[] =>
  some.filter((file) => chinese.test(codeOf(file))).map(({ name }) => name)

/** What is Chinese of what a file takes from the features: schemas speak, plain tables of words may not. */
async function takenBy({ name, text }: SourceFile): Promise<string[]> {
  const { staticImports } = parseSync(name, text).module
  const taken = staticImports.flatMap(({ moduleRequest, entries }) =>
    entries
      .filter(({ isType }) => !isType && /\/features\//.test(moduleRequest.value))
      .map((entry) => [moduleRequest.value, entry.importName.name ?? ''] as const),
  )
  const found = await Promise.all(
    taken.map(async ([from, what]) => {
      const module = await import(path.resolve(root, path.dirname(name), from))
      const value: unknown = module[what]
      const isTable = typeof value !== 'function' && !Object.hasOwn(Object(value), '_zod')
      return isTable && chinese.test(JSON.stringify(value) ?? '') ? [`${name}: ${what}`] : []
    }),
  )
  return found.flat()
}

test('no Chinese word stands in the console outside its catalogue', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(written(files)).toEqual([])
  const planted = { name: 'src/web/a.tsx', text: "/** 资金 */\nexport const a = '资金'" }
  expect(written([planted])).toEqual(['src/web/a.tsx'])
})

test('the console takes no table of Chinese words from a feature', async () => {
  expect((await Promise.all(files.map(takenBy))).flat()).toEqual([])
  const text = "import { kindNames } from '../features/ledger/schemas.ts'\nkindNames"
  expect(await takenBy({ name: 'src/web/a.ts', text })).toEqual(['src/web/a.ts: kindNames'])
})

test('every kind of movement and every stage where money waits has a word in the catalogue', () => {
  expect(zh.transfer).toEqual(kindNames)
  expect(Object.keys(zh.stage)).toEqual(expect.arrayContaining([...waitingStages]))
})
