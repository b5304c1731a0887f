import type { ZipPart } from './zip-stream.ts'

/** Style indexes in the styles part below. */
export const styles = { number: 0, header: 1, marked: 2, text: 3, amount: 4, date: 5 } as const

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook with one sheet, all but the sheet. */
export function partsAround(sheetName: string): ZipPart[] {
  return [
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(sheetName)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', stylesXml),
  ]
}

const part = (name: string, xml: string): ZipPart => ({ name, text: [declaration + xml] })

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '_x000D_',
}

/** Characters that XML cannot carry are left out; a text that looks like an escape is escaped. */
export function encodeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"\r]/g, (mark) => entities[mark] ?? '')
}

const contentTypes = [
  `<Types xmlns="${packages}/content-types">`,
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
  `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>`,
  '</Types>',
].join('')

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`
}

function workbook(sheetName: string): string {
  const sheet = `<sheet name="${encodeXml(safeName(sheetName))}" sheetId="1" r:id="rId1"/>`
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheet}</sheets></workbook>`
}

/** Excel's rules for the name of a sheet. */
function safeName(name: string): string {
  return name.replace(/[\\/?*[\]:\r\n\t]|^'|'$/g, '').slice(0, 31) || 'Sheet1'
}

/** Texts have the text format (49), so that a number typed over one stays as it is typed. */
const stylesXml = [
  `<styleSheet xmlns="${main}"><numFmts count="1">`,
  '<numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fonts count="2">',
  '<font><sz val="11"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3">',
  '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')
