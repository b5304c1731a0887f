import { open, stat } from 'node:fs/promises'
import type { Limits } from './limits.ts'
import { FileRefusal } from './refusal.ts'

/** A message may begin with a long comment and many namespaces. */
const headBytes = 4096

export type FileKind = 'text' | 'workbook' | 'camt.053'

const refusedKinds: readonly { starts: string; message: string }[] = [
  {
    starts: '\xd0\xcf\x11\xe0',
    message: '这是旧版 Excel(xls)或加密的文件,请在 Excel 中去掉密码并另存为 xlsx',
  },
  { starts: '%PDF', message: '这是 PDF 文件,请导出为 xlsx 或 csv' },
  { starts: '\x89PNG', message: '这是图片文件,请导出为 xlsx 或 csv' },
  { starts: '\xff\xd8\xff', message: '这是图片文件,请导出为 xlsx 或 csv' },
  { starts: 'GIF8', message: '这是图片文件,请导出为 xlsx 或 csv' },
  { starts: 'Rar!', message: '这是 RAR 压缩包,请解压后上传其中的表格' },
  { starts: "7z\xbc\xaf'", message: '这是 7z 压缩包,请解压后上传其中的表格' },
  { starts: '\x1f\x8b', message: '这是 gzip 压缩包,请解压后上传其中的表格' },
  { starts: '{\\rtf', message: '这是 RTF 文档,请导出为 xlsx 或 csv' },
]

const markup =
  /^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|!--|html|head|meta|table|style|(\w+:)?document\b)/i

const camtNamespace = /urn:iso:std:iso:20022:tech:xsd:camt\.053\./

/** What the first bytes say the file is; its name says nothing reliable. */
export async function fileKindOf(path: string, limits: Limits): Promise<FileKind> {
  const { size } = await stat(path).catch(() => {
    throw new FileRefusal('file-missing', '文件不存在或无法读取')
  })
  if (size === 0) throw new FileRefusal('file-empty', '文件是空的')
  if (size > limits.bytes) {
    throw new FileRefusal('file-too-large', '文件太大', { bytes: size, limit: limits.bytes })
  }
  const head = await headOf(path)
  const start = head.toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'workbook'
  const refused = refusedKinds.find((kind) => start.startsWith(kind.starts))
  if (refused !== undefined) throw new FileRefusal('file-kind-refused', refused.message)
  // Many systems export an HTML or XML table and call it .xls.
  if (markup.test(start)) {
    if (camtNamespace.test(start)) return 'camt.053'
    throw new FileRefusal('file-kind-refused', '这是网页或 XML 格式的表格,请在 Excel 中另存为 xlsx')
  }
  return 'text'
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
