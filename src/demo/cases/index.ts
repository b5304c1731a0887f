import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CaseBook } from './book.ts'
import { diversionCases } from './diversion.ts'
import { writeCaseFiles } from './files.ts'
import { integrityCases } from './integrity.ts'
import { interceptionCases } from './interception.ts'
import { retentionCases } from './retention.ts'
import { scopeCases } from './scope.ts'
import type { CaseTruth } from './truth.ts'

export { CaseBook, lastDay } from './book.ts'
export { writeCaseFiles } from './files.ts'
export type { Adjustment } from './rows.ts'
export { townshipCodes } from './rows.ts'
export type { CaseTruth } from './truth.ts'

/**
 * A plant for every rule and, beside it, what stands exactly at the edge or is lawful. They come
 * with people, money and a fund account of their own, so that they stand alone as well as on top
 * of a district; as of the last day of 2023.
 */
export function makeCases(seed: number): CaseBook {
  const book = new CaseBook(seed)
  retentionCases(book)
  interceptionCases(book)
  diversionCases(book)
  scopeCases(book)
  integrityCases(book)
  return book
}

/** Writes the cases of a seed as files to import, and what is in them as truth.json. */
export async function writeCases(seed: number, out: string): Promise<CaseTruth> {
  const book = makeCases(seed)
  await mkdir(out, { recursive: true })
  await writeCaseFiles(book, out)
  await writeFile(path.join(out, 'truth.json'), `${JSON.stringify(book.truth, null, 2)}\n`)
  return book.truth
}
