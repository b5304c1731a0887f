import { damagedWorkbook, FileRefusal } from './refusal.ts'
import { attribute, type XmlHandler, XmlReader } from './xml.ts'
import type { ZipFile } from './zip-file.ts'

export interface SheetEntry {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[]
  readonly is1904: boolean
  readonly stylesPart: string | null
  readonly textsPart: string | null
}

interface Relation {
  readonly type: string
  readonly part: string
}

const largestPart = 64 * 1024 * 1024
const mostRelations = 10_000
const relationId = attribute('Id')
const relationType = attribute('Type')
const relationTarget = attribute('Target')
const sheetName = attribute('name')
const sheetState = attribute('state')
const sheetRelation = attribute('id')
const date1904 = attribute('date1904')

/** Where a workbook keeps its sheets, styles and texts. */
export async function readWorkbookParts(zip: ZipFile): Promise<WorkbookParts> {
  const part = partOf(await readRelations(zip, ''), 'officeDocument') ?? 'xl/workbook.xml'
  if (!zip.has(part) || part.endsWith('.bin')) refuseKind(zip)
  const relations = await readRelations(zip, part)
  const sheets: SheetEntry[] = []
  let is1904 = false
  let isWorkbook = false
  await readTags(zip, part, (name, tag) => {
    if (name === 'workbook') isWorkbook = true
    else if (name === 'workbookPr') is1904 = /^(1|true)$/.test(date1904(tag) ?? '')
    if (name !== 'sheet') return
    const sheet = relations.get(sheetRelation(tag) ?? '')
    // A chart on a sheet of its own has no rows.
    if (sheet?.type !== 'worksheet') return
    const isHidden = (sheetState(tag) ?? 'visible') !== 'visible'
    sheets.push({ name: sheetName(tag) ?? '', part: sheet.part, isHidden })
    if (sheets.length > mostRelations) throw damagedWorkbook()
  })
  if (!isWorkbook) refuseKind(zip)
  const stylesPart = partOf(relations, 'styles')
  return { sheets, is1904, stylesPart, textsPart: partOf(relations, 'sharedStrings') }
}

/** Feeds a part to a handler, to its end. */
export async function readPart(
  zip: ZipFile,
  part: string,
  handler: XmlHandler,
  most = largestPart,
): Promise<void> {
  let length = 0
  const reader = new XmlReader(handler)
  for await (const piece of zip.text(part)) {
    length += piece.length
    if (length > most) throw damagedWorkbook()
    reader.feed(piece)
  }
  reader.finish()
}

function readTags(zip: ZipFile, part: string, open: XmlHandler['open']): Promise<void> {
  return readPart(zip, part, { open, close: () => {}, text: () => {} })
}

/** What a part refers to inside the file, by id; a reference to the outside is not followed. */
async function readRelations(zip: ZipFile, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const source = `${folder}_rels/${part.slice(slash)}.rels`
  const relations = new Map<string, Relation>()
  if (!zip.has(source)) return relations
  await readTags(zip, source, (name, tag) => {
    if (name !== 'Relationship') return
    const type = (relationType(tag) ?? '').split('/').at(-1) ?? ''
    relations.set(relationId(tag) ?? '', { type, part: resolve(folder, relationTarget(tag) ?? '') })
    if (relations.size > mostRelations) throw damagedWorkbook()
  })
  return relations
}

function partOf(relations: Map<string, Relation>, type: string): string | null {
  for (const relation of relations.values()) if (relation.type === type) return relation.part
  return null
}

/** A name inside the zip, never a path on disk. */
function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of [...(target.startsWith('/') ? [] : folder.split('/')), ...target.split('/')]) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function refuseKind(zip: ZipFile): never {
  if (zip.has('xl/workbook.bin')) {
    throw new FileRefusal('file-kind-refused', '这是 xlsb 文件,请在 Excel 中另存为 xlsx')
  }
  throw new FileRefusal(
    'file-kind-refused',
    '这是压缩包或其他文档,不是 Excel 工作簿,请上传 xlsx 或 csv 文件',
  )
}
