import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** Hears of an error in what is drawn, of which then nothing is left. */
  onError: (error: unknown) => void;
  children: ComponentChildren;
}

/** Keeps an error in what it holds from taking the whole page with it. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError = () => ({ failed: true });

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ComponentChildren {
    return this.state.failed ? null : this.props.children;
  }
}
