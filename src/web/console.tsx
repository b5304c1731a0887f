import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, theme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router'
import { Problem } from './api/problem.ts'
import { LanguageProvider, useLanguage } from './messages/index.tsx'
import { LookProvider, useLook } from './parts/look.tsx'
import { isMoving } from './parts/motion.ts'
import { router } from './router.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the service refused, it refuses again.
      retry: (count, error) => !(error instanceof Problem) && count < 2,
    },
  },
})

const shape = { colorPrimary: '#1a5490', borderRadius: 4 }

/** Ant Design's greys and its blue are too faint for WCAG AA on its own backgrounds. */
const light = {
  colorTextSecondary: '#595959',
  colorTextTertiary: '#595959',
  colorTextDescription: '#595959',
  colorTextPlaceholder: '#666666',
  colorLink: '#0b4f9e',
  colorError: '#cf1322',
  colorPrimaryBg: '#e3eef9',
  controlItemBgActive: '#e3eef9',
  controlItemBgActiveHover: '#d3e4f5',
}
const dark = {
  colorPrimary: '#4d94d6',
  colorTextSecondary: '#bfbfbf',
  colorTextTertiary: '#bfbfbf',
  colorTextDescription: '#bfbfbf',
  colorTextPlaceholder: '#a6a6a6',
  colorLink: '#7ab8f5',
  colorError: '#ff7875',
  colorPrimaryBg: '#15324f',
  controlItemBgActive: '#15324f',
  controlItemBgActiveHover: '#1b4066',
}

/** On its dark blue, white letters are too faint, and its blue letters on the chosen page. */
const darkParts = {
  Button: { primaryColor: '#000000' },
  Menu: { itemSelectedColor: dark.colorLink },
}

export function Console() {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <LookProvider>
          <Styled />
        </LookProvider>
      </LanguageProvider>
    </QueryClientProvider>
  )
}

function Styled() {
  const { language } = useLanguage()
  const { isDark } = useLook()
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { ...shape, ...(isDark ? dark : light), motion: isMoving() },
        components: isDark ? darkParts : {},
      }}
    >
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  )
}
