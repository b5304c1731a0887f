import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'

interface Look {
  isDark: boolean
  /** Paper is white, and takes all rows of a table at once. */
  isPrinting: boolean
  toggle(): void
}

const kept = 'mingzhang.look'
const Context = createContext<Look>({
  isDark: false,
  isPrinting: false,
  toggle: () => undefined,
})

/** Light or dark: as the system has it, until the user chooses; always light on paper. */
export function LookProvider({ children }: { children: ReactNode }) {
  const isPrinting = usePrinting()
  const [isDark, setDark] = useState(() => {
    const chosen = localStorage.getItem(kept)
    return chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
  })
  const look = useMemo(
    () => ({
      isDark: isDark && !isPrinting,
      isPrinting,
      toggle: () => {
        localStorage.setItem(kept, isDark ? 'light' : 'dark')
        setDark(!isDark)
      },
    }),
    [isDark, isPrinting],
  )
  return <Context value={look}>{children}</Context>
}

/** Whether the page is being printed; drawn at once, as the browser does not wait. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const paper = matchMedia('print')
    const look = () => flushSync(() => setPrinting(paper.matches))
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    paper.addEventListener('change', look)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      paper.removeEventListener('change', look)
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}

export const useLook = (): Look => useContext(Context)
