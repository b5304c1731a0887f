import { readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { workbookOf, zipOf } from '../../../platform/files/support.ts'
import { type Cells, type Hostile, row, sheetOf } from './case.ts'

const fine = { standards: ['450.00'] }
const refused = (code: string, says: string) => ({ refused: code, says })
const damaged = refused('workbook-damaged', '文件已损坏或不完整')

type Cell = string | number | null
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const letters = 'ABCDEFGHIJ'

/** A sheet's XML; `cell` may write one of the cells in its own way. */
function xmlOf(rows: readonly (readonly Cell[])[], cell?: (place: string) => string | undefined) {
  return rows
    .map((cells, at) => {
      const inner = cells.map((value, column) => {
        const place = `${letters[column]}${at + 1}`
        const own = cell?.(place)
        return own ?? `<c r="${place}" t="inlineStr"><is><t>${escaped(String(value))}</t></is></c>`
      })
      return `<row r="${at + 1}">${inner.join('')}</row>`
    })
    .join('')
}

const plain = (n: number, cells: Cells = {}) => xmlOf(sheetOf(row(n, cells)))
/** A workbook whose one data row has a cell written by hand. */
const withCell = (n: number, place: string, xml: string, styles = '') =>
  workbookOf({ sheet: xmlOf(sheetOf(row(n)), (at) => (at === place ? xml : undefined)), styles })
const bytesOf = async (file: Promise<string>) => readFileSync(await file)

const odd: Hostile[] = [
  {
    name: 'an amount as a number with the rounding of its 17th digit',
    file: (n) => bytesOf(withCell(n, 'H2', '<c r="H2"><v>1234.5600000000001</v></c>')),
    outcome: { standards: ['1234.56'] },
  },
  {
    name: 'an identity number as a number',
    file: (n) => bytesOf(withCell(n, 'G2', '<c r="G2"><v>430699195001100000</v></c>')),
    outcome: {
      errors: [
        [
          2,
          '享受人身份证号',
          '****0000',
          'Excel 已把号码变成数字,后几位已丢失:请把该列设为文本后重新填写',
        ],
      ],
    },
  },
  {
    name: 'a month as a number that shows as a date',
    file: (n) =>
      bytesOf(
        withCell(
          n,
          'I2',
          '<c r="I2" s="1"><v>44927</v></c>',
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        ),
      ),
    outcome: fine,
  },
  {
    name: 'a month as a bare number',
    file: (n) => bytesOf(withCell(n, 'I2', '<c r="I2"><v>44927</v></c>')),
    outcome: fine,
  },
  {
    name: 'a formula with its result',
    file: (n) => bytesOf(withCell(n, 'H2', '<c r="H2"><f>400+50</f><v>450</v></c>')),
    outcome: fine,
  },
  {
    name: 'a formula without a result',
    file: (n) => bytesOf(withCell(n, 'H2', '<c r="H2"><f>WEBSERVICE("http://x")</f></c>')),
    outcome: { errors: [[2, '月标准', '', '不能为空']] },
  },
  {
    name: 'a formula that came to an error',
    file: (n) => bytesOf(withCell(n, 'F2', '<c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')),
    outcome: {
      errors: [[2, '享受人姓名', '#DIV/0!', '是 Excel 的错误值,请改正公式后重新填写']],
    },
  },
  {
    name: 'a number too large for numbers',
    file: (n) => bytesOf(withCell(n, 'H2', '<c r="H2"><v>1e400</v></c>')),
    outcome: { errors: [[2, '月标准', '1e400', '不是金额:应为最多两位小数的元']] },
  },
  {
    name: 'a township as a number',
    file: (n) => bytesOf(withCell(n, 'B2', '<c r="B2"><v>430603002</v></c>')),
    outcome: fine,
  },
  {
    name: 'merged cells: only the first has the value',
    file: async (n) => {
      const second = row(n + 1)
      const rows = sheetOf(row(n), ['', ...second.slice(1)]).map((cells) => [...cells])
      return Buffer.from(
        await writeXlsx({
          sheets: [
            { name: '表', rows, merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] },
          ],
        }),
      )
    },
    outcome: { errors: [[3, '救助类别', '', '不能为空']] },
  },
  {
    name: 'a hidden sheet before the one that shows',
    file: async (n) =>
      Buffer.from(
        await writeXlsx({
          sheets: [
            { name: '旧', rows: [['作废']], hidden: true },
            { name: '新', rows: sheetOf(row(n)).map((cells) => [...cells]) },
          ],
        }),
      ),
    outcome: fine,
  },
  {
    name: 'macros and pictures beside the sheet',
    file: (n) =>
      bytesOf(
        workbookOf({
          sheet: plain(n),
          others: { 'xl/vbaProject.bin': 'Sub AutoOpen()', 'xl/media/image1.png': 'x' },
        }),
      ),
    outcome: fine,
  },
  {
    name: 'an unknown entity in a name stays text',
    file: (n) => bytesOf(withCell(n, 'F2', '<c r="F2" t="inlineStr"><is><t>&e;张三</t></is></c>')),
    outcome: fine,
  },
  {
    name: 'formats out to the last column',
    file: (n) =>
      bytesOf(workbookOf({ sheet: plain(n).replace('</row>', '<c r="XFD1" s="1"/></row>') })),
    outcome: fine,
  },
]

const hostile: Hostile[] = [
  {
    name: 'a zip bomb in the sheet',
    file: (n) =>
      bytesOf(workbookOf({ sheet: plain(n) + `${' '.repeat(1000)}<!---->`.repeat(20_000) })),
    outcome: refused('unzipped-too-large', '解压后'),
  },
  {
    name: 'a zip bomb in the texts',
    file: (n) =>
      bytesOf(
        workbookOf({
          sheet: plain(n),
          texts: `<si><t/></si>${`${' '.repeat(1000)}<!---->`.repeat(20_000)}`,
        }),
      ),
    outcome: refused('unzipped-too-large', '解压后'),
  },
  {
    name: 'a DTD with entities that swell',
    file: () =>
      bytesOf(
        workbookOf({
          sheet: '',
          others: {
            'xl/worksheets/sheet1.xml':
              '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
          },
        }),
      ),
    outcome: damaged,
  },
  {
    name: 'a workbook cut in the middle',
    file: async (n) => (await bytesOf(workbookOf({ sheet: plain(n) }))).subarray(0, 900),
    outcome: damaged,
  },
  {
    name: 'a workbook with a changed byte in its sheet',
    file: async (n) => {
      const bytes = await bytesOf(workbookOf({ sheet: plain(n) }))
      const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 200
      bytes[at] = (bytes[at] ?? 0) ^ 0x55
      return bytes
    },
    outcome: damaged,
  },
  {
    name: 'an entry with a password',
    file: async (n) => {
      const bytes = await bytesOf(workbookOf({ sheet: plain(n) }))
      const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
      bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8)
      return bytes
    },
    outcome: refused('workbook-encrypted', '文件有密码'),
  },
  {
    name: 'two parts of one name',
    file: async (n) => {
      const others = { 'xl/worksheets/sheet2.xml': '<worksheet/>' }
      const bytes = await bytesOf(workbookOf({ sheet: plain(n), others }))
      const doubled = bytes.toString('latin1').replaceAll('sheets/sheet2', 'sheets/sheet1')
      return Buffer.from(doubled, 'latin1')
    },
    outcome: damaged,
  },
  {
    name: 'a path that climbs out of the zip',
    file: () =>
      bytesOf(
        zipOf({
          '../../../../tmp/evil.xml': 'x',
          '_rels/.rels':
            '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="../../etc/passwd"/></Relationships>',
        }),
      ),
    outcome: refused('file-kind-refused', '不是 Excel 工作簿'),
  },
  {
    name: 'a document of another program',
    file: () =>
      bytesOf(zipOf({ 'word/document.xml': '<document/>', '[Content_Types].xml': '<Types/>' })),
    outcome: refused('file-kind-refused', '不是 Excel 工作簿'),
  },
  {
    name: 'a binary workbook',
    file: () => bytesOf(zipOf({ 'xl/workbook.bin': 'x' })),
    outcome: refused('file-kind-refused', '这是 xlsb 文件'),
  },
  {
    name: 'a row that claims the number 99,999,999',
    file: () => bytesOf(workbookOf({ sheet: '<row r="99999999"><c><v>1</v></c></row>' })),
    outcome: damaged,
  },
  {
    name: 'a value in the last column of all',
    file: () => bytesOf(workbookOf({ sheet: '<row r="1"><c r="XFD1"><v>1</v></c></row>' })),
    outcome: refused('too-many-columns', '第 1 行超过 200 列'),
  },
  {
    name: 'a cell of 33,000 characters',
    file: (n) => bytesOf(workbookOf({ sheet: plain(n, { village: '长'.repeat(33_000) }) })),
    outcome: refused('cell-too-long', '内容过长'),
  },
  {
    name: 'a text that is not in the table of texts',
    file: () => bytesOf(workbookOf({ sheet: '<row><c t="s"><v>__proto__</v></c></row>' })),
    outcome: damaged,
  },
  {
    name: 'tags a thousand deep',
    file: () => bytesOf(workbookOf({ sheet: '<a>'.repeat(1000) })),
    outcome: damaged,
  },
  {
    name: 'a workbook without a sheet',
    file: () => bytesOf(workbookOf({ sheet: '', workbook: '<workbook><sheets/></workbook>' })),
    outcome: damaged,
  },
  {
    name: 'an empty sheet',
    file: () => bytesOf(workbookOf({ sheet: '' })),
    outcome: refused('file-empty', '文件中没有内容'),
  },
  {
    name: 'the mark of an empty zip',
    file: () => Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
    outcome: refused('file-kind-refused', '不是 Excel 工作簿'),
  },
]

export const workbookCases: readonly Hostile[] = [...odd, ...hostile]
