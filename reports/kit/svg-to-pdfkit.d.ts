declare module 'svg-to-pdfkit' {
  export interface SvgOptions {
    width?: number
    height?: number
    /** Whether one unit of the drawing is one point. */
    assumePt?: boolean
    preserveAspectRatio?: string
    fontCallback?: (family: string, bold: boolean, italic: boolean) => string
    warningCallback?: (warning: string) => void
  }
  export default function svgToPdf(
    doc: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options?: SvgOptions,
  ): void
}
