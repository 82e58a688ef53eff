import type { ComponentProps } from 'preact';

type Props = ComponentProps<'input'> & {
  /** Hears what stands in the field, at each change of it. */
  onType?: (typed: string) => void;
};

/** A line for words, in either direction. The browser keeps nothing of what is typed in it, and offers nothing. */
export function TextField({ onType, ...props }: Props) {
  return (
    <input
      class="field"
      dir="auto"
      autocomplete="off"
      onInput={({ currentTarget }) => onType?.(currentTarget.value)}
      {...props}
    />
  );
}
