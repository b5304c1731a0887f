import { expect, test } from 'vitest'
import { kindNames } from '../../src/features/statements/names.ts'
import { waitingStages } from '../../src/features/tracing/stages.ts'
import { en } from '../../src/web/messages/en.ts'
import { zh } from '../../src/web/messages/zh.ts'

const chinese = /\p{Script=Han}/u
const given = '2023-01'

/** Every text of a catalogue with where it stands; those with places for words, filled in. */
function textsOf(part: unknown, at: string): [where: string, text: string][] {
  if (typeof part === 'string') return [[at, part]]
  if (typeof part === 'function') return [[at, String(part(given, given, given, given, given))]]
  return Object.entries(part as object).flatMap(([name, one]) => textsOf(one, `${at}.${name}`))
}

test('every kind of movement that rows can be of, and every place of money, has a word', () => {
  for (const { transfer, stage } of [zh, en]) {
    expect(Object.keys(transfer)).toEqual(expect.arrayContaining(Object.keys(kindNames)))
    const places = ['source', 'paid', 'spent', 'remitted', ...waitingStages]
    expect(Object.keys(stage)).toEqual(expect.arrayContaining(places))
  }
})

test('the English catalogue has no Chinese word', () => {
  const texts = textsOf(en, 'en')
  expect(texts.length).toBeGreaterThan(500)
  expect(texts.filter(([, text]) => chinese.test(text))).toEqual([])
})

test('the Chinese catalogue has a Chinese word in each text', () => {
  const texts = textsOf(zh, 'zh').filter(([, text]) => text !== '')
  expect(texts.filter(([, text]) => !chinese.test(text))).toEqual([])
})
