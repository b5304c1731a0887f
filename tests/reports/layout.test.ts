import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { samples } from './samples.ts'

const mm = (length: number) => (length * 72) / 25.4

async function reading<Answer>(
  name: string,
  read: (document: PDFDocumentProxy) => Promise<Answer>,
): Promise<Answer> {
  const file = new Uint8Array((await samples[name]?.()) ?? Buffer.alloc(0))
  const loading = getDocument({ data: file, verbosity: 0, useSystemFonts: false })
  try {
    return await read(await loading.promise)
  } finally {
    await loading.destroy()
  }
}

const names = Object.keys(samples)

/** GB/T 9704: 156 mm by 225 mm, 28 mm of margin where pages are bound and 37 mm above. */
test.each(names)('%s is A4, and nothing but page numbers leaves its type area', async (name) => {
  const isLandscape = name === 'rectification-ledger'
  await reading(name, async (document) => {
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const [short, long] = [Math.min(width, height), Math.max(width, height)]
      expect([short, long, width > height]).toEqual([
        expect.closeTo(mm(210), 0),
        expect.closeTo(mm(297), 0),
        isLandscape,
      ])
      const [left, top] = isLandscape ? [mm(36), mm(28)] : [mm(28), mm(37)]
      const [across, down] = isLandscape ? [mm(225), mm(156)] : [mm(156), mm(225)]
      const { items } = await page.getTextContent()
      const outside = items.filter((item) => {
        if (!('str' in item) || /^[\s—\d]*$/.test(item.str)) return false
        const [x, y] = [Number(item.transform[4]), height - Number(item.transform[5])]
        const isAcross = x >= left - 1 && x + item.width <= left + across + 1
        return !isAcross || y < top || y > top + down + 1
      })
      expect(
        outside.map((item) => ('str' in item ? item.str : '')),
        `page ${number}`,
      ).toEqual([])
    }
  })
})

test.each(names)('the contents and bookmarks of %s lead to its headings', async (name) => {
  await reading(name, async (document) => {
    const textOf = async (index: number) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent()
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, '')
    }
    const first = await textOf(0)
    const outline = await document.getOutline()
    expect(outline.length).toBeGreaterThan(2)
    for (const { title, dest } of outline) {
      const place = typeof dest === 'string' ? await document.getDestination(dest) : dest
      const index = await document.getPageIndex(place?.[0])
      const heading = title.replace(/\s/g, '')
      expect(await textOf(index)).toContain(heading)
      // Figures and tables are bookmarks only.
      if (!/^[图表]/.test(heading)) expect(first).toContain(`${heading}${index + 1}`)
    }
  })
})
