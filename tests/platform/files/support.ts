import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, onTestFinished } from 'vitest'
import {
  FileRefusal,
  type ReadOptions,
  readRows,
  type SourceCell,
} from '../../../src/platform/files/index.ts'
import { zipStream } from '../../../src/platform/files/zip-stream.ts'

/** The path of a file in a folder of its own that goes with the test. */
export function newPath(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return path.join(folder, name)
}

export function writeTemporary(content: string | Buffer, name = 'file.csv'): string {
  const file = newPath(name)
  writeFileSync(file, content)
  return file
}

export async function store(stream: Readable, name: string): Promise<string> {
  const file = newPath(name)
  await pipeline(stream, createWriteStream(file))
  return file
}

export function zipOf(parts: Readonly<Record<string, string>>): Promise<string> {
  const list = Object.entries(parts).map(([name, text]) => ({ name, text: [text] }))
  return store(Readable.from(zipStream(list)), 'file.xlsx')
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface WorkbookParts {
  sheet: string
  texts?: string
  styles?: string
  workbook?: string
  others?: Record<string, string>
}

/** A workbook as Excel lays it out, from the XML inside its parts. */
export function workbookOf({
  sheet,
  texts = '',
  styles = '',
  workbook,
  others = {},
}: WorkbookParts) {
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml':
      workbook ??
      '<workbook><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations({
      rId1: ['worksheet', 'worksheets/sheet1.xml'],
      rId2: ['worksheet', 'worksheets/sheet2.xml'],
      rId3: ['sharedStrings', 'sharedStrings.xml'],
      rId4: ['styles', '/xl/styles.xml'],
    }),
    'xl/sharedStrings.xml': `<sst>${texts}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...others,
  })
}

function relations(targets: Record<string, [type: string, target: string]>): string {
  const items = Object.entries(targets).map(
    ([id, [type, target]]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships>${items.join('')}</Relationships>`
}

export async function rowsOf(file: string, options?: ReadOptions) {
  return collect(readRows(file, options))
}

export async function cellsOf(file: string, options?: ReadOptions): Promise<SourceCell[][]> {
  return (await rowsOf(file, options)).map(({ cells }) => [...cells])
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

/** The refusal that the work ends in; anything else fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<FileRefusal> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(FileRefusal)
  return outcome as FileRefusal
}
