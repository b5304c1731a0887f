import qrcode from 'qrcode-generator'
import type { Frame } from '../../../reports/kit/chart.ts'
import type { Page } from '../../../reports/kit/page.ts'

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A line of text as the kit writes it into a page, where a letter's code is the letter itself. */
const written =
  /^BT (?<fill>.+) rg \/(?<face>\w+) (?<size>\S+) Tf 1 0 0 -1 (?<x>\S+) (?<y>\S+) Tm <(?<text>.*)> Tj/

/** What the kit draws, as the elements of an SVG: the functions that draw a PDF draw it too. */
function recorder() {
  const elements: string[] = []
  let [path, dashes, width] = ['', '', 1]
  const close = (paint: string) => {
    if (path !== '') elements.push(`<path d="${path}" ${paint}/>`)
    path = ''
  }
  const doc = {
    y: 0,
    page: { fonts: {} },
    font: (id: string) => ({
      _font: { id, encode: (letter: string) => [[letter], null], ref: () => ({}) },
    }),
    rect: (x: number, y: number, w: number, h: number) => {
      path += `M${x} ${y}h${w}v${h}h${-w}z`
      return doc
    },
    moveTo: (x: number, y: number) => {
      path += `M${x} ${y}`
      return doc
    },
    lineTo: (x: number, y: number) => {
      path += `L${x} ${y}`
      return doc
    },
    lineWidth: (length: number) => {
      width = length
      return doc
    },
    dash: (length: number, { space }: { space: number }) => {
      dashes = `stroke-dasharray="${length} ${space}"`
      return doc
    },
    undash: () => {
      dashes = ''
      return doc
    },
    fill: (colour: string) => {
      close(`fill="${colour}"`)
      return doc
    },
    stroke: (colour: string) => {
      close(`fill="none" stroke="${colour}" stroke-width="${width}" ${dashes}`)
      return doc
    },
    addContent: (line: string) => {
      const { fill = '', face, size, x, y, text = '' } = written.exec(line)?.groups ?? {}
      const parts = fill.split(' ').map((part) => Math.round(Number(part) * 255))
      elements.push(
        `<text x="${x}" y="${y}" font-family="${face}" font-size="${size}" ` +
          `fill="rgb(${parts.join()})">${escaped(text)}</text>`,
      )
    },
  }
  return { doc, elements }
}

/** A chart of a report as a picture in a page of a browser, in points. */
export function svgOf(
  draw: (page: Page, frame: Frame) => void,
  size: { width: number; height: number },
): string {
  const { doc, elements } = recorder()
  draw({ doc } as unknown as Page, { left: 0, top: 0, ...size })
  const { width, height } = size
  return `<svg width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${elements.join('')}</svg>`
}

export function qrSvg(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  return code.createSvgTag({ scalable: true })
}
