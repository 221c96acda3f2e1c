/** The book with its line of today. The only drawing, besides the marks, that keeps its own colours in the dark. */
export const Logo = ({ size }: { readonly size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="30" height="30" rx="7" fill="#fff" />
    <path d="M8 6v20" stroke="#101e37" strokeWidth="2.5" />
    <path d="M12 10h13M12 22h8" stroke="#101e37" strokeWidth="2.5" strokeLinecap="round" />
    <path d="M4 16h24" stroke="#ffcc00" strokeWidth="5" />
    <path d="M4 16h24" stroke="#101e37" strokeWidth="1.5" />
  </svg>
);
