import type { Limits } from './limits.ts'
import { NumberFormats } from './number-formats.ts'
import { damagedWorkbook, FileRefusal } from './refusal.ts'
import { SharedTexts } from './shared-texts.ts'
import { SheetRows } from './sheet-rows.ts'
import type { SourceRow } from './source-row.ts'
import {
  readPart,
  readWorkbookParts,
  type SheetEntry,
  type WorkbookParts,
} from './workbook-parts.ts'
import { XmlReader } from './xml.ts'
import { ZipFile } from './zip-file.ts'

/** The rows of one sheet, unpacked and read only as fast as the caller takes them. */
export async function* readWorkbook(
  path: string,
  limits: Limits,
  sheetName?: string,
): AsyncGenerator<SourceRow[]> {
  const zip = await ZipFile.open(path, limits)
  try {
    const parts = await readWorkbookParts(zip)
    const sheet = chooseSheet(parts.sheets, limits, sheetName)
    const rows = new SheetRows({
      limits,
      texts: await readTexts(zip, parts, limits),
      dateStyles: await readDateStyles(zip, parts),
      is1904: parts.is1904,
    })
    const reader = new XmlReader(rows)
    for await (const piece of zip.text(sheet.part)) {
      reader.feed(piece)
      const batch = rows.take()
      if (batch.length > 0) yield batch
    }
    reader.finish()
  } finally {
    await zip.close()
  }
}

/** The sheet by its name; without a name the first one that the clerk can see. */
function chooseSheet(sheets: readonly SheetEntry[], limits: Limits, name?: string): SheetEntry {
  if (sheets.length > limits.sheets) {
    const message = `工作簿超过 ${limits.sheets} 个工作表`
    throw new FileRefusal('too-many-sheets', message, { sheets: sheets.length })
  }
  if (name === undefined) {
    const first = sheets.find((sheet) => !sheet.isHidden) ?? sheets[0]
    if (first === undefined) throw damagedWorkbook()
    return first
  }
  const named = sheets.find((sheet) => sheet.name.trim() === name.trim())
  if (named !== undefined) return named
  const names = sheets.map((sheet) => sheet.name)
  throw new FileRefusal('sheet-missing', `没有名为“${name}”的工作表,现有:${names.join('、')}`, {
    sheet: name,
    sheets: names,
  })
}

async function readTexts(zip: ZipFile, parts: WorkbookParts, limits: Limits): Promise<SharedTexts> {
  const texts = new SharedTexts(limits)
  if (parts.textsPart !== null) await readPart(zip, parts.textsPart, texts, limits.unzippedBytes)
  return texts
}

async function readDateStyles(zip: ZipFile, parts: WorkbookParts): Promise<boolean[]> {
  const formats = new NumberFormats()
  if (parts.stylesPart !== null) await readPart(zip, parts.stylesPart, formats)
  return formats.dateStyles()
}
