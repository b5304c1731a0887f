import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

interface Look {
  isDark: boolean
  toggle(): void
}

const kept = 'mingzhang.look'
const Context = createContext<Look>({ isDark: false, toggle: () => undefined })

/** Light or dark: as the system has it, until the user chooses. */
export function LookProvider({ children }: { children: ReactNode }) {
  const [isDark, setDark] = useState(() => {
    const chosen = localStorage.getItem(kept)
    return chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
  })
  const look = useMemo(
    () => ({
      isDark,
      toggle: () => {
        localStorage.setItem(kept, isDark ? 'light' : 'dark')
        setDark(!isDark)
      },
    }),
    [isDark],
  )
  return <Context value={look}>{children}</Context>
}

export const useLook = (): Look => useContext(Context)
