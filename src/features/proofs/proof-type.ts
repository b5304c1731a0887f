import { fileTypeFromBuffer } from 'file-type'

const ole = 'application/x-cfb'

/** Extension → the media type its content must have. Files with macros are none of these. */
const accepted: Readonly<Record<string, string>> = Object.freeze({
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: ole,
  xls: ole,
  wps: ole,
  et: ole,
  ofd: 'application/ofd',
})

export const acceptedExtensions = Object.keys(accepted).join('、')

/** The media type of a proof by its content, or null where content and name do not fit. */
export async function proofTypeOf(fileName: string, content: Buffer): Promise<string | null> {
  const extension = /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? ''
  const wanted = accepted[extension]
  if (wanted === undefined) return null
  const found = await fileTypeFromBuffer(content)
  if (found === undefined) return null
  // OFD (GB/T 33190) is a ZIP file with OFD.xml at its root.
  const isOfd = found.mime === 'application/zip' && content.includes('OFD.xml')
  const type = isOfd ? 'application/ofd' : found.mime
  return type === wanted ? type : null
}
