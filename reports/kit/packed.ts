import { deflateSync } from 'node:zlib'

/** What PDFKit writes of an object: its stream waits in the buffer until it is packed. */
interface Stream {
  compress: boolean
  buffer: Uint8Array[]
  finalize(): void
}

/**
 * Packs streams at zlib's fastest: PDFKit has no setting for it and takes a sixth of a report's
 * time to make the file a tenth smaller.
 */
export function packFast(doc: PDFKit.PDFDocument): void {
  const refer = doc.ref.bind(doc)
  doc.ref = (data) => {
    const reference = refer(data)
    const stream = reference as unknown as Stream
    const write = stream.finalize.bind(stream)
    stream.finalize = () => {
      if (stream.compress && stream.buffer.length > 0) {
        stream.buffer = [deflateSync(Buffer.concat(stream.buffer), { level: 1 })]
        stream.compress = false
      }
      write()
    }
    return reference
  }
}
