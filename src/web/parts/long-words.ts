/** A button that is a name of several lines, from the left. */
export const wrapped = {
  whiteSpace: 'normal',
  height: 'auto',
  textAlign: 'start',
  padding: 0,
} as const

/** Names in a chart that are wider than their place end in dots; whole ones stand in the table. */
export const cutAt = (width: number) => ({ width, overflow: 'truncate' }) as const
