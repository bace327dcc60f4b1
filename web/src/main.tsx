import { render } from 'preact';
import { Shell } from './shell';
import { live } from './state/live';
import './style/base.css';
import './style/shell.css';
import './style/parts.css';
import './style/views.css';
import './style/replay.css';
import './style/now.css';
import './style/phone.css';

const page = document.getElementById('page');
if (page) render(<Shell />, page);
void live();
