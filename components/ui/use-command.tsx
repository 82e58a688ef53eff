import { useState } from 'preact/hooks';
import { failureText } from '#utils/pages/failure-text.ts';

/** A command from one place of a page, and what to say there if it was not carried out. */
export interface CommandState {
  /** '' unless the last one failed. */
  failure: string;
  /** Waits for a command; resolves with whether it was carried out. */
  run: (command: () => Promise<unknown>) => Promise<boolean>;
}

/** Runs what a person asked for; where it fails, {@link Failure} says so beside the control. */
export function useCommand(): CommandState {
  const [failure, setFailure] = useState('');
  const run = async (command: () => Promise<unknown>) => {
    setFailure('');
    try {
      await command();
      return true;
    } catch (error) {
      setFailure(failureText(error));
      return false;
    }
  };
  return { failure, run };
}

/** One line that says why a command was not carried out; it is there before, so that it is heard. */
export function Failure({ of: { failure } }: { of: CommandState }) {
  return (
    <span class="refusal" role="status">
      {failure}
    </span>
  );
}
