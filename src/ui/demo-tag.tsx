/** Demonstration data says so, quietly and every time. */
import type { ReactNode } from 'react';

export const DemoTag = ({ children }: { readonly children: ReactNode }) => <span className="demo">{children}</span>;
