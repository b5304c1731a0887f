import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A filled rectangle as it stands on a page, in points. */
export interface Drawn {
  readonly page: number
  /** "#12436d" */
  readonly colour: string
  /** From the top of the page. */
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Every rectangle that is filled, in the order of drawing. */
export async function drawnRectangles(file: Buffer): Promise<Drawn[]> {
  const loading = getDocument({ data: new Uint8Array(file), verbosity: 0, useSystemFonts: false })
  const document = await loading.promise
  const drawn: Drawn[] = []
  for (let page = 1; page <= document.numPages; page += 1) {
    const { fnArray, argsArray } = await (await document.getPage(page)).getOperatorList()
    let colour = ''
    for (const [index, operator] of fnArray.entries()) {
      const args = argsArray[index] as unknown[]
      if (operator === OPS.setFillRGBColor) colour = String(args[0])
      if (operator !== OPS.constructPath || args[0] !== OPS.fill) continue
      const [left = 0, top = 0, right = 0, bottom = 0] = args[2] as Float32Array
      drawn.push({ page, colour, top, width: right - left, height: bottom - top })
    }
  }
  await loading.destroy()
  return drawn
}
