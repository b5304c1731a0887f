import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { type Dictionary, isDictionary, pdfObjects } from './pdf-objects.ts'
import { samples } from './samples.ts'

const files = new Map<string, Promise<Buffer>>()

function fileOf(name: string): Promise<Buffer> {
  const drawn = files.get(name) ?? samples[name]?.() ?? Promise.reject(new Error(name))
  files.set(name, drawn)
  return drawn
}

async function objectsOf(name: string) {
  const objects = await pdfObjects(await fileOf(name))
  const all = [...objects.values()].filter(isDictionary)
  return {
    all,
    textAt: (reference: unknown) => String(objects.get(String(reference))).replace(/^u:/, ''),
    at: (reference: unknown): Dictionary => {
      const found = objects.get(String(reference))
      return isDictionary(found) ? found : {}
    },
    typed: (type: string) => all.filter((one) => one['/Type'] === type),
  }
}

const names = Object.keys(samples)

test.each(names)('%s says that it is PDF/A-2a, as its own entries say what it is', async (name) => {
  const source = (await fileOf(name)).toString('latin1')
  expect(source).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}/)
  expect(source).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  const { at, textAt, typed } = await objectsOf(name)
  const [metadata = {}] = typed('/Metadata')
  // A reader that knows no filter must be able to find it.
  expect(metadata['/Filter']).toBeUndefined()
  const trailer = at('trailer')
  const info = at(trailer['/Info'])
  const written = Buffer.from(source, 'latin1').toString('utf8')
  for (const key of ['/Title', '/Author', '/Subject'] as const) {
    const text = textAt(info[key])
    expect(text.length).toBeGreaterThan(2)
    expect(written).toContain(`>${text}</`)
  }
  expect(trailer['/ID']).toHaveLength(2)
  expect(trailer['/Encrypt']).toBeUndefined()
})

test.each(names)('%s names the colours it is printed in', async (name) => {
  const { at, typed } = await objectsOf(name)
  const [intent = {}, ...others] = typed('/OutputIntent')
  expect(others).toEqual([])
  expect(intent['/S']).toBe('/GTS_PDFA1')
  expect(at(intent['/DestOutputProfile'])['/N']).toBe(3)
})

test.each(names)(
  '%s embeds every font with widths and a way back to its characters',
  async (name) => {
    const { at, typed, all } = await objectsOf(name)
    const fonts = typed('/Font')
    const outer = fonts.filter((one) => one['/Subtype'] === '/Type0')
    const inner = fonts.filter((one) => one['/Subtype'] === '/CIDFontType2')
    expect(outer.length + inner.length).toBe(fonts.length)
    expect(outer.length).toBeGreaterThan(2)
    for (const font of outer) expect(all).toContain(at(font['/ToUnicode']))
    for (const font of inner) {
      expect(font['/CIDToGIDMap']).toBe('/Identity')
      expect(font['/W']).toBeDefined()
      expect(all).toContain(at(at(font['/FontDescriptor'])['/FontFile2']))
    }
  },
)

test.each(names)('%s is a tree of headings, tables and pictures in Chinese', async (name) => {
  const { at, typed, all } = await objectsOf(name)
  const [catalog = {}] = typed('/Catalog')
  expect(catalog['/Lang']).toBe('u:zh-CN')
  expect(at(catalog['/MarkInfo'])['/Marked'] ?? catalog['/MarkInfo']).toBe(true)
  const root = at(catalog['/StructTreeRoot'])
  expect(root['/Type']).toBe('/StructTreeRoot')
  expect(root['/ParentTree']).toBeDefined()
  const tagged = (tag: string) => all.filter((one) => one['/S'] === tag && '/P' in one)
  for (const tag of ['/Document', '/H1', '/H2', '/Table', '/TR', '/TH', '/TD', '/Figure']) {
    expect(tagged(tag).length, tag).toBeGreaterThan(0)
  }
  for (const figure of tagged('/Figure')) expect(String(figure['/Alt'])).toMatch(/^u:.{2}/)
  for (const [index, page] of typed('/Page').entries()) {
    expect(page['/StructParents'], `page ${index + 1}`).toEqual(expect.any(Number))
  }
})

test.each(names)('%s hides, runs and mixes nothing', async (name) => {
  const { all, typed } = await objectsOf(name)
  const keys = new Set(all.flatMap((one) => Object.keys(one)))
  const forbidden = ['/JS', '/AA', '/OpenAction', '/SMask', '/ca', '/CA', '/BM', '/EmbeddedFiles']
  expect(forbidden.filter((key) => keys.has(key))).toEqual([])
  for (const one of all) {
    expect(['/JavaScript', '/Launch', '/Movie', '/Sound', '/Transparency']).not.toContain(one['/S'])
    expect(String(one['/Filter'])).not.toContain('LZW')
  }
  // Printed, and neither hidden nor kept from being seen.
  for (const note of typed('/Annot')) expect(note['/F']).toBe(4)
})

const paints = [OPS.showText, OPS.constructPath, OPS.paintImageXObject] as readonly number[]
const begins = [OPS.beginMarkedContent, OPS.beginMarkedContentProps] as readonly number[]

test.each(names)(
  '%s draws nothing that is neither tagged nor said to be decoration',
  async (name) => {
    const file = new Uint8Array(await fileOf(name))
    const loading = getDocument({ data: file, verbosity: 0, useSystemFonts: false })
    const document = await loading.promise
    for (let number = 1; number <= document.numPages; number += 1) {
      const { fnArray } = await (await document.getPage(number)).getOperatorList()
      let [depth, loose, drawn] = [0, 0, 0]
      for (const operator of fnArray) {
        if (begins.includes(operator)) depth += 1
        if (operator === OPS.endMarkedContent) depth -= 1
        if (!paints.includes(operator)) continue
        drawn += 1
        if (depth !== 1) loose += 1
      }
      expect({ loose, depth }, `page ${number}`).toEqual({ loose: 0, depth: 0 })
      expect(drawn).toBeGreaterThan(3)
    }
    await loading.destroy()
  },
)
