import { inflateSync } from 'node:zlib'

/** A grey picture, a byte a pixel. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Reads a PNG of 8 bits a colour, as pdftoppm writes it: grey has three times the same. */
export function readPng(file: Buffer): Picture {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const channels = { 0: 1, 2: 3 }[file[25] ?? -1]
  if (file[24] !== 8 || channels === undefined) throw new Error('not a PNG of 8-bit colours')
  const packed: Buffer[] = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const body = file.subarray(at + 8, at + 8 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(body)
  }
  const rows = inflateSync(Buffer.concat(packed))
  const length = width * channels
  const bytes = new Uint8Array(length * height)
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (length + 1)] ?? 0
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x
      const left = x < channels ? 0 : (bytes[at - channels] ?? 0)
      const above = y === 0 ? 0 : (bytes[at - length] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (bytes[at - length - channels] ?? 0)
      bytes[at] = (rows[y * (length + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return { width, height, pixels: bytes.filter((_, at) => at % channels === 0) }
}

/** The PNG filters: none, sub, up, average, Paeth. */
function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return Math.floor((left + above) / 2)
  const guess = left + above - corner
  const off = (value: number) => Math.abs(guess - value)
  if (off(left) <= off(above) && off(left) <= off(corner)) return left
  return off(above) <= off(corner) ? above : corner
}

/** The share of pixels that are clearly lighter or darker than in the other picture. */
export function difference(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 1
  const clearly = 48
  const far = one.pixels.filter((pixel, at) => Math.abs(pixel - (other.pixels[at] ?? 0)) > clearly)
  return far.length / one.pixels.length
}
