import { SignedBy } from '#components/recognition/SignedBy.tsx';
import { formatDate } from '#components/ui/format.ts';
import { dayKey, localOffset } from '#utils/domain/calendar.ts';
import type { VerifiedThanks } from '#utils/pages/recognition/verify.ts';
import { t } from '#utils/platform/i18n.ts';
import { secureLink } from '#utils/sites/site-link.ts';

interface Props {
  thanks: Pick<VerifiedThanks, 'words' | 'title' | 'url' | 'at' | 'signer'>;
  /** What the person calls whoever signed it; undefined for a key without a name. */
  signer: string | undefined;
  isForMe: boolean;
}

/** What somebody said and signed: the words, what they are for, by whom, and when. */
export function SignedWords({ thanks: { words, title, url, at, signer: key }, signer, isForMe }: Props) {
  const link = secureLink(url);
  return (
    <figure class="signed-words">
      <blockquote dir="auto">{words}</blockquote>
      {(title || link) && (
        <p class="quiet">
          {link ? (
            <a href={link} target="_blank" rel="noreferrer">
              <bdi>{title || link}</bdi>
            </a>
          ) : (
            <bdi>{title}</bdi>
          )}
        </p>
      )}
      <figcaption class="quiet">
        <SignedBy name={signer} signer={key} />
        <span>
          {isForMe && `${t('recognition.forMe')} · `}
          {formatDate(dayKey(at, localOffset(at), 0))}
        </span>
      </figcaption>
    </figure>
  );
}
