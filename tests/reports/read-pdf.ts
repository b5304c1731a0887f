import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  /** The text of each page without white space, so that line breaks do not matter. */
  readonly pages: readonly string[]
  /** What each page draws in one go, such as a line of a cell. */
  readonly lines: readonly (readonly string[])[]
  readonly title: string
  readonly language: string
}

export async function readPdf(file: Buffer): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(file), verbosity: 0, useSystemFonts: false })
  const document = await loading.promise
  const { info } = await document.getMetadata()
  const details = info as { Title?: string; Language?: string }
  const lines: string[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    lines.push(items.map((item) => ('str' in item ? item.str : '')))
  }
  await loading.destroy()
  const pages = lines.map((page) => page.join('').replace(/\s/g, ''))
  return { pages, lines, title: details.Title ?? '', language: details.Language ?? '' }
}
