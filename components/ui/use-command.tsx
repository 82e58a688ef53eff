import { useState } from 'preact/hooks';
import { failureText } from '#utils/pages/failure-text.ts';
import { t } from '#utils/platform/i18n.ts';

/** A command from one place of a page, and what to say there if it was not carried out. */
export interface CommandState {
  /** '' unless the last one failed. */
  failure: string;
  /** Waits for a command; resolves with whether it was carried out. */
  run: (command: () => Promise<unknown>) => Promise<boolean>;
  /** The same of a query, which writes nothing down. */
  read: (query: () => Promise<unknown>) => Promise<boolean>;
}

/** Runs what a person asked for; where it fails, {@link Failure} says so beside the control. */
export function useCommand(): CommandState {
  const [failure, setFailure] = useState('');
  const attempt = async (ask: () => Promise<unknown>, otherwise?: string) => {
    setFailure('');
    try {
      await ask();
      return true;
    } catch (error) {
      setFailure(failureText(error, otherwise));
      return false;
    }
  };
  return {
    failure,
    run: (command) => attempt(command),
    read: (query) => attempt(query, t('common.unread')),
  };
}

/** One line that says why a command was not carried out; it is there before, so that it is heard. */
export function Failure({ of: { failure } }: { of: CommandState }) {
  return (
    <span class="refusal" role="status">
      {failure}
    </span>
  );
}
