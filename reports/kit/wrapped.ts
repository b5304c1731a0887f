import LineBreaker from 'linebreak'
import { type Face, widthOf } from './fonts.ts'

/**
 * The lines of a text that is as wide as the width, in points, at most, less the indent on its
 * first line. What is longer than a line and has no place to break fills the line and goes on in
 * the next.
 */
export function wrapped(
  face: Face,
  size: number,
  text: string,
  { width, indent = 0 }: { width: number; indent?: number },
): string[] {
  const lines: string[] = []
  let [line, left] = ['', width - indent]
  const close = () => {
    lines.push(line.replace('\n', ''))
    line = ''
    left = width
  }
  const put = (piece: string, length: number) => {
    if (length > left && line !== '') close()
    line += piece
    left -= length
  }
  for (const { piece, isLast } of piecesOf(text)) {
    const length = widthOf(face, size, piece)
    if (length <= width) put(piece, length)
    else for (const letter of piece) put(letter, widthOf(face, size, letter))
    if (isLast) close()
  }
  if (line !== '') close()
  return lines
}

/** What is not broken, with the spaces behind it; the last piece ends its line. */
function* piecesOf(text: string): Generator<{ piece: string; isLast: boolean }> {
  const breaker = new LineBreaker(text)
  let from = 0
  for (let end = breaker.nextBreak(); end !== null; end = breaker.nextBreak()) {
    yield { piece: text.slice(from, end.position), isLast: end.required }
    from = end.position
  }
}
