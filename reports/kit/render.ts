import PDFDocument from 'pdfkit'
import { registerFaces } from './fonts.ts'
import { packFast } from './packed.ts'
import { areas, type Layout, type Page } from './page.ts'
import { numberPages } from './page-number.ts'
import { together } from './tags.ts'

/** What the file says about itself. */
export interface PdfMeta {
  readonly title: string
  readonly subject: string
  /** The bureau that issues the report. */
  readonly author: string
  /** Where the figures came from; makes the file's identifier unique to its content. */
  readonly keywords: string
  /** The day the figures are of, "2023-12-31". */
  readonly asOf: string
  readonly layout?: Layout
}

/** PDFKit writes these words into XML as they are. */
function plain(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞')
}

function openDocument(meta: PdfMeta, layout: Layout): PDFKit.PDFDocument {
  // Same data, same bytes: the dates come from the data, and PDFKit makes the document's
  // identifier from these entries.
  const moment = new Date(`${meta.asOf}T00:00:00+08:00`)
  const { left, top } = areas[layout]
  const doc = new PDFDocument({
    size: 'A4',
    layout,
    // To the right and below nothing but the type area holds text back.
    margins: { top, left, right: 0, bottom: bottomMargin(layout) },
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    // An empty name keeps PDFKit from using Helvetica, which would not be embedded.
    font: '',
    info: {
      Title: plain(meta.title),
      Author: plain(meta.author),
      Subject: plain(meta.subject),
      Keywords: plain(meta.keywords),
      Creator: '明账',
      CreationDate: moment,
      ModDate: moment,
    },
  })
  packFast(doc)
  registerFaces(doc)
  return doc
}

function bottomMargin(layout: Layout): number {
  const sides = { portrait: 841.89, landscape: 595.28 }
  return sides[layout] - areas[layout].bottom
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

/** Draws one report as tagged PDF/A-2a; the same data and meta give the same bytes. */
export async function renderPdf<Data>(
  compose: (page: Page, data: Data) => void,
  data: Data,
  meta: PdfMeta,
): Promise<Buffer> {
  const layout = meta.layout ?? 'portrait'
  const doc = openDocument(meta, layout)
  const file = collect(doc)
  const area = areas[layout]
  const page: Page = { doc, area, entries: [], closing: [], parent: null, bookmark: null }
  together(page, 'Document', () => {
    compose(page, data)
    for (const close of page.closing) close()
  })
  numberPages(page)
  doc.end()
  return file
}
