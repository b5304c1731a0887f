import 'antd/dist/reset.css'
import { createRoot } from 'react-dom/client'
import { Console } from './console.tsx'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Console />)
