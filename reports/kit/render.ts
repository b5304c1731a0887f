import PDFDocument from 'pdfkit'
import { registerFaces } from './fonts.ts'
import { margins, type Page } from './page.ts'
import { numberPages } from './page-number.ts'

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
}

/** PDFKit writes these words into XML as they are. */
function plain(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞')
}

function openDocument(meta: PdfMeta): PDFKit.PDFDocument {
  // Same data, same bytes: the dates come from the data, and PDFKit makes the document's
  // identifier from these entries.
  const moment = new Date(`${meta.asOf}T00:00:00+08:00`)
  const doc = new PDFDocument({
    size: 'A4',
    margins: { ...margins },
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
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
  registerFaces(doc)
  return doc
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

/** Draws one report as PDF/A-2b; the same data and meta give the same bytes. */
export async function renderPdf<Data>(
  compose: (page: Page, data: Data) => void,
  data: Data,
  meta: PdfMeta,
): Promise<Buffer> {
  const doc = openDocument(meta)
  const file = collect(doc)
  const page: Page = { doc }
  compose(page, data)
  numberPages(page)
  doc.end()
  return file
}
