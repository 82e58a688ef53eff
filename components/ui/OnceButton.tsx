import type { ComponentProps } from 'preact';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'onClick' | 'onKeyDown'> {
  onPress: (button: HTMLButtonElement) => void;
}

/** A button for what must not happen twice: a double click, or a key that is held, presses it once. */
export function OnceButton({ onPress, ...props }: Props) {
  return (
    <button
      {...props}
      type="button"
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      onClick={({ detail, currentTarget }) => detail < 2 && onPress(currentTarget)}
    />
  );
}
