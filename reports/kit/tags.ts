import type { Page } from './page.ts'

/** What a drawing is for those who have the document read to them; names of ISO 32000. */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Note'
  | 'Caption'
  | 'Figure'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Link'

interface About {
  /** What a picture shows, in words. */
  readonly alt?: string
}

function hang(page: Page, element: PDFKit.PDFStructureElement): void {
  if (page.parent === null) page.doc.addStructure(element)
  else page.parent.add(element)
}

/** Draws one piece of content under its tag. */
export function tagged(page: Page, tag: Tag, draw: () => void, about: About = {}): void {
  const content = page.doc.markStructureContent(tag)
  draw()
  page.doc.endMarkedContent()
  hang(page, page.doc.struct(tag, about, [content]))
}

/** What is drawn within belongs together: a table's rows, a row's cells. */
export function together(page: Page, tag: Tag, draw: () => void): void {
  const element = page.doc.struct(tag)
  hang(page, element)
  const outer = page.parent
  page.parent = element
  draw()
  page.parent = outer
  element.end()
}

/** What says nothing: rules, grounds, page numbers. */
export function decoration({ doc }: Page, draw: () => void): void {
  doc.markContent('Artifact')
  draw()
  doc.endMarkedContent()
}

/** Goes on upon the next page, in the middle of a tagged text. */
export function turnPage({ doc }: Page): void {
  // PDFKit's types do not know of it.
  const turning = doc as unknown as { continueOnNewPage(): void }
  turning.continueOnNewPage()
}
