import { createBrowserRouter } from 'react-router'
import { FailedPage } from './parts/failed-page.tsx'
import { Frame } from './parts/frame.tsx'
import { NoPage } from './parts/no-page.tsx'

/** Every page is a chunk of its own, loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    element: <Frame />,
    hydrateFallbackElement: <Frame />,
    children: [
      {
        errorElement: <FailedPage />,
        children: [
          { index: true, lazy: () => import('./pages/overview/index.tsx') },
          { path: 'funds', lazy: () => import('./pages/funds/index.tsx') },
          { path: 'funds/batches/:number', lazy: () => import('./pages/batch/index.tsx') },
          { path: 'entitled', lazy: () => import('./pages/entitled/index.tsx') },
          { path: 'statements', lazy: () => import('./pages/statements/index.tsx') },
          { path: 'trace', lazy: () => import('./pages/trace/index.tsx') },
          { path: 'reconciliation', lazy: () => import('./pages/reconciliation/index.tsx') },
          { path: 'alerts', lazy: () => import('./pages/alerts/index.tsx') },
          { path: 'risk', lazy: () => import('./pages/risk/index.tsx') },
          { path: 'checks', lazy: () => import('./pages/checks/index.tsx') },
          { path: 'checks/:id', lazy: () => import('./pages/check/index.tsx') },
          { path: 'rules', lazy: () => import('./pages/rules/index.tsx') },
          { path: 'findings', lazy: () => import('./pages/findings/index.tsx') },
          { path: 'findings/:id', lazy: () => import('./pages/finding/index.tsx') },
          { path: 'evaluation', lazy: () => import('./pages/evaluations/index.tsx') },
          { path: 'evaluation/:id', lazy: () => import('./pages/evaluation/index.tsx') },
          { path: 'township', lazy: () => import('./pages/township/index.tsx') },
          { path: 'administration', lazy: () => import('./pages/administration/index.tsx') },
          { path: '*', Component: NoPage },
        ],
      },
    ],
  },
])
