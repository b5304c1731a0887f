import { BarChart, type BarSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import svgToPdf from 'svg-to-pdfkit'
import { isFace, widthOf } from './fonts.ts'
import { keepTogether, type Page, typeArea } from './page.ts'
import { caption, captionHeight, note, noteHeight } from './text.ts'

export type ChartOption = ComposeOption<
  BarSeriesOption | GridComponentOption | LegendComponentOption
>

export interface Chart {
  readonly caption: string
  /** In points, without the caption. */
  readonly height: number
  readonly option: ChartOption
  readonly note: string
}

const fontForm = /([\d.]+)px\s+"?(\w+)/

use([BarChart, GridComponent, LegendComponent, SVGRenderer])
// Without a browser the library guesses widths; it gets those of the font that is embedded.
setPlatformAPI({
  measureText(text, font) {
    const [, size = '12', family = ''] = fontForm.exec(font ?? '') ?? []
    return { width: widthOf(isFace(family) ? family : 'hei', Number(size), text) }
  },
})

function svgOf(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...option, animation: false, textStyle: { fontFamily: 'hei' } })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

/** A chart of lines and text, not of pixels, as wide as the type area. */
export function chart(page: Page, content: Chart): void {
  const { doc } = page
  const { width, left } = typeArea
  keepTogether(page, content.height + captionHeight + noteHeight(page, content.note))
  const top = doc.y
  svgToPdf(doc, svgOf(content.option, width, content.height), left, top, {
    width,
    height: content.height,
    assumePt: true,
    fontCallback: (family) => (isFace(family) ? family : 'hei'),
  })
  doc.y = top + content.height
  caption(page, content.caption)
  note(page, content.note)
}
