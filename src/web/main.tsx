import './no-eval.ts'
import 'antd/dist/reset.css'
import './print.css'
import './screen.css'
import { createRoot } from 'react-dom/client'
import { renewSession } from './api/renew-session.ts'
import { mayBeSignedIn } from './api/session.ts'
import { Console } from './console.tsx'

if (mayBeSignedIn()) await renewSession().catch(() => false)
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Console />)
