/**
 * The icons of the house, drawn with one line of 1.8 on a field of 24. They never stand alone: a word is always beside them,
 * so they are hidden from those who listen.
 */
import type { ReactNode } from 'react';

const drawings = {
  clock: <><circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.2 2" /></>,
  strip: <><path d="M3 7h18M3 17h18" /><circle cx="8" cy="7" r="2.6" fill="currentColor" /><circle cx="16" cy="17" r="2.6" /></>,
  calendar: <><rect x="3.5" y="5" width="17" height="15" rx="2" /><path d="M3.5 10h17M8 3v4M16 3v4M8 14h4" /></>,
  camera: <><path d="M4 8h3l1.6-2.5h6.8L17 8h3v11H4z" /><circle cx="12" cy="13" r="3.4" /></>,
  board: <><path d="M4 5h16M4 12h10M4 19h13" /><path d="M18 9v6" /></>,
  people: <><circle cx="7" cy="8" r="3" /><circle cx="17" cy="8" r="3" /><path d="M2 19c0-3 2-5 5-5s5 2 5 5M12 19c0-3 2-5 5-5s5 2 5 5" /></>,
  dots: <><circle cx="5" cy="12" r="1.4" fill="currentColor" /><circle cx="12" cy="12" r="1.4" fill="currentColor" /><circle cx="19" cy="12" r="1.4" fill="currentColor" /></>,
  tablet: <><rect x="5" y="3" width="14" height="18" rx="2" /><path d="M10.5 18h3" /></>,
  saved: <><rect x="5" y="3" width="14" height="18" rx="2" /><circle cx="12" cy="12" r="2.6" fill="currentColor" /></>,
  sent: <><circle cx="12" cy="12" r="9" /><path d="M12 16.5v-9M8.5 11L12 7.5l3.5 3.5" /></>,
  confirmed: <path d="M2 12.5l4.5 4.5L15 7.5M10.5 15.5L12 17l9.5-9.5" />,
  seal: <><circle cx="12" cy="10" r="6.5" /><path d="M8.5 15.5L7 22l5-2.5L17 22l-1.5-6.5M9.5 10l2 2 3.2-3.6" /></>,
  warning: <><path d="M12 3.5L22 20.5H2z" /><path d="M12 10v5M12 17.6v.4" /></>,
  stop: <><path d="M8 2.8h8L21.2 8v8L16 21.2H8L2.8 16V8z" /><path d="M9 9l6 6M15 9l-6 6" /></>,
  ok: <><circle cx="12" cy="12" r="9" /><path d="M7.5 12.3l3 3 6-6.4" /></>,
  info: <><circle cx="12" cy="12" r="9" /><path d="M12 11v6M12 7v.4" /></>,
  eye: <><path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" /><circle cx="12" cy="12" r="2.8" /></>,
  search: <><circle cx="11" cy="11" r="6.5" /><path d="M16 16l5 5" /></>,
  review: <><circle cx="11" cy="11" r="7" /><path d="M16.2 16.2L21 21M8 11.2l2.2 2.2 4-4.4" /></>,
  half: <><circle cx="12" cy="12" r="9" /><path d="M12 3v18a9 9 0 000-18z" fill="currentColor" /></>,
  back: <path d="M15 5l-7 7 7 7" />,
  next: <path d="M9 5l7 7-7 7" />,
  download: <path d="M12 4v11M7 11l5 5 5-5M4 20h16" />,
  plus: <path d="M12 5v14M5 12h14" />,
  file: <><path d="M6 3h8l4 4v14H6z" /><path d="M14 3v4h4M9 12h6M9 16h6" /></>,
  link: <path d="M10 14a4 4 0 006 .4l3-3a4 4 0 00-5.7-5.7l-1 1M14 10a4 4 0 00-6-.4l-3 3a4 4 0 005.7 5.7l1-1" />,
  moon: <path d="M20 14.5A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.5z" />,
  print: <path d="M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z" />,
  bold: <path d="M7 4.5h6a3.6 3.6 0 010 7.2H7zM7 11.7h7a3.9 3.9 0 010 7.8H7z" />,
  italic: <path d="M10 4.5h8M6 19.5h8M14.5 4.5l-5 15" />,
  heading: <path d="M4 5v14M14 5v14M4 12h10M18 12.5l2.5-1.5v8" />,
  subheading: <path d="M4 5v14M13 5v14M4 12h9M17 13a2 2 0 113.4 1.4L17 19h4" />,
  list: <><path d="M9 6h11M9 12h11M9 18h11" /><circle cx="4.5" cy="6" r="1" fill="currentColor" /><circle cx="4.5" cy="12" r="1" fill="currentColor" /><circle cx="4.5" cy="18" r="1" fill="currentColor" /></>,
  numbered: <path d="M10 6h10M10 12h10M10 18h10M4 4.5l1.5-.8v5M4 15.5a1.4 1.4 0 112.4 1L4 20h3" />,
  mention: <><circle cx="12" cy="12" r="3.6" /><path d="M15.6 8.5v4.6a2.3 2.3 0 004.9 0V12a8.5 8.5 0 10-3.6 7" /></>,
  undo: <path d="M8 5L3.5 9.5 8 14M3.5 9.5H14a5.5 5.5 0 010 11h-3" />,
  redo: <path d="M16 5l4.5 4.5L16 14M20.5 9.5H10a5.5 5.5 0 000 11h3" />,
  grip: <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" />,
  microphone: <><rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0013 0M12 18v3" /></>,
  pages: <><path d="M8 3h8l4 4v11H8z" /><path d="M16 3v4h4M4 7v14h11" /></>,
  pencil: <path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5L17.5 10" />,
  torch: <><path d="M8 3h8v4l-2.5 3.5V21h-3V10.5L8 7z" /><path d="M12 13v2" /></>,
  turn: <><path d="M4 12a8 8 0 0113.7-5.6L20 8.5M20 12a8 8 0 01-13.7 5.6L4 15.5" /><path d="M20 4v4.5h-4.5M4 20v-4.5h4.5" /></>,
  unproved: <><circle cx="12" cy="12" r="9" /><path d="M8 12h8" /></>,
  zoomIn: <><circle cx="11" cy="11" r="6.5" /><path d="M16 16l5 5M11 8v6M8 11h6" /></>,
  zoomOut: <><circle cx="11" cy="11" r="6.5" /><path d="M16 16l5 5M8 11h6" /></>,
  fit: <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />,
  question: <><circle cx="12" cy="12" r="9" /><path d="M9.3 9.3a2.7 2.7 0 115 1.4c-.8 1-2.3 1.2-2.3 2.8M12 16.8v.4" /></>,
  leave: <path d="M5 12h11M12 7l5 5-5 5M20 5v14" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

interface IconProps {
  readonly name: IconName;
  /** Width and height in px; 24 unless told. */
  readonly size?: number;
}

export const Icon = ({ name, size = 24 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
      {drawings[name]}
    </g>
  </svg>
);
