/** Our own mistakes end here: what happened, that the words are safe, and a way on. */
import { Component } from 'react';
import type { ReactNode } from 'react';
import { Trouble } from './trouble';

interface ErrorBoundaryProps {
  /** Another page is another attempt. */
  readonly page: string;
  /** Offered while there is something to copy. */
  readonly onSaveCopy?: (() => Promise<unknown>) | undefined;
  readonly children: ReactNode;
}

interface Failed {
  readonly page: string;
  readonly error: unknown;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: Failed | undefined }> {
  override readonly state: { readonly failed: Failed | undefined } = { failed: undefined };

  static getDerivedStateFromError(error: unknown): { readonly failed: Failed } {
    return { failed: { page: location.pathname, error } };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (this.state.failed && before.page !== this.props.page) this.setState({ failed: undefined });
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    return <Trouble title="app.errorTitle" text="app.errorText" error={failed.error} onSaveCopy={this.props.onSaveCopy} />;
  }
}
