/** Where a text may be broken, as Unicode (UAX 14) has it; the package brings no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string)
    /** The end of the next piece that stays whole; required after the end of a line. */
    nextBreak(): { position: number; required: boolean } | null
  }
}
