import { formatMinute } from '#components/ui/format.ts';
import type { ChallengeKind } from '#utils/domain/planning/challenge.ts';
import { SPLIT_STEPS } from '#utils/domain/planning/goals.ts';
import { CHALLENGE, OLD_DAYS } from '#utils/domain/rules.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What a challenge asks for. */
export function challengeText(kind: ChallengeKind): string {
  switch (kind) {
    case 'old':
      return t('challenge.old');
    case 'early':
      return n('challenge.early', CHALLENGE.earlyDays, formatMinute(CHALLENGE.earlyUntil));
    case 'split':
      return n('challenge.split', SPLIT_STEPS);
  }
}

/** What counts for it. */
export function challengeRule(kind: ChallengeKind): string {
  switch (kind) {
    case 'old':
      return n('challenge.oldIs', OLD_DAYS);
    case 'early':
      return t('challenge.earlyIs', formatMinute(CHALLENGE.earlyUntil));
    case 'split':
      return t('challenge.splitIs');
  }
}
