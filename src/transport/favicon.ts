import type { ServerResponse } from 'node:http';
import { answerText } from './answers.ts';

/** A line of text with a passage marked beneath it. Browsers ask for an icon unasked; a missing one is an error. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3.5" fill="#2a5db1"/><path d="M3.5 5h9M3.5 8h6" stroke="#fff" stroke-width="1.5" stroke-linecap="round"/><path d="M3.5 11.5h6" stroke="#f2b84b" stroke-width="2" stroke-linecap="round"/></svg>`;

export function answerIcon(response: ServerResponse): void {
  answerText(response, 200, ICON, {
    'content-type': 'image/svg+xml',
    'cache-control': 'private, max-age=86400',
  });
}
