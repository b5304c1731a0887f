export type FileRefusalCode =
  | 'file-missing'
  | 'file-empty'
  | 'file-too-large'
  | 'file-kind-refused'
  | 'encoding-broken'
  | 'encoding-mixed'
  | 'quote-unbalanced'
  | 'cell-too-long'
  | 'line-too-long'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-sheets'
  | 'sheet-missing'
  | 'workbook-damaged'
  | 'workbook-encrypted'
  | 'unzipped-too-large'
  | 'header-missing'
  | 'header-duplicated'
  | 'preamble-differs'
  | 'xml-doctype'
  | 'xml-damaged'
  | 'currency-refused'
  | 'statement-missing'
  | 'statement-incomplete'

export type RefusalFacts = Readonly<Record<string, string | number | readonly string[]>>

/** Why a file as a whole cannot be read; the message is for the clerk who sent it. */
export class FileRefusal extends Error {
  readonly code: FileRefusalCode
  readonly facts: RefusalFacts

  constructor(code: FileRefusalCode, message: string, facts: RefusalFacts = {}) {
    super(message)
    this.name = 'FileRefusal'
    this.code = code
    this.facts = facts
  }
}

export function damagedWorkbook(): FileRefusal {
  return new FileRefusal('workbook-damaged', '文件已损坏或不完整,请在 Excel 中打开后重新保存')
}
