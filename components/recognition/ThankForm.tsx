import { TextField } from '#components/ui/TextField.tsx';
import '#components/ui/choices.css';
import '#components/review/forms.css';
import '#components/review/share.css';
import '#components/recognition/recognition.css';
import { useState } from 'preact/hooks';
import { namedWins } from '#components/recognition/named-wins.ts';
import { CopyText } from '#components/review/CopyText.tsx';
import { type ShareForm, thanksText } from '#components/review/share-text.ts';
import { lazy } from '#components/ui/lazy.tsx';
import { winLink } from '#components/ui/win-names.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { LONGEST_NOTE, LONGEST_TITLE } from '#utils/domain/title.ts';
import type { Signed, SigningActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

/** Most thanks are a text alone. */
const SignThanks = lazy(() =>
  import('#components/recognition/SignThanks.tsx').then(({ SignThanks }) => SignThanks),
);

interface Props {
  /** Of no other element on the page. */
  id: string;
  /** What may be named, the latest first. */
  wins: readonly Win[];
  /** The win for which somebody is thanked, if it is known already. */
  chosen?: Win;
  signing: SigningActions;
}

/** Words of thanks to a colleague, which can be signed. A win and its link are named only if the person chooses that. */
export function ThankForm({ id, wins, chosen, signing }: Props) {
  const [who, setWho] = useState('');
  const [why, setWhy] = useState('');
  const [helped, setHelped] = useState(chosen?.id ?? '');
  const [withLink, setWithLink] = useState(false);
  const [form, setForm] = useState<ShareForm>('chat');
  const [isSigning, setSigning] = useState(false);
  const [last, setLast] = useState<{ of: string; signed: Signed | undefined }>();
  const named = namedWins(wins);
  const win = named.find((one) => one.id === helped);
  const link = win && winLink(win);
  const words = { words: why.trim(), title: win?.title ?? '', url: (withLink && link) || '' };
  const text = thanksText(who, why, words.title, words.url, form);
  // What is signed no more says what stands here.
  const signed = last?.of === JSON.stringify(words) ? last.signed : undefined;
  return (
    <div class="sharing thank-form">
      <label class="row">
        {t('share.who')}
        <TextField maxLength={LONGEST_TITLE} value={who} onType={setWho} />
      </label>
      <label class="row">
        {t('share.why')}
        <textarea
          class="field"
          dir="auto"
          rows={2}
          maxLength={LONGEST_NOTE}
          value={why}
          onInput={({ currentTarget }) => setWhy(currentTarget.value)}
        />
      </label>
      {named.length > 0 && (
        <label class="row">
          {t('share.helped')}
          <select
            class="field"
            value={helped}
            onChange={({ currentTarget }) => setHelped(currentTarget.value)}
          >
            <option value="">{t('share.noWin')}</option>
            {named.map(({ id, title }) => (
              <option key={id} value={id} dir="auto">
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {link && (
        <label class="choice">
          <input type="checkbox" checked={withLink} onChange={() => setWithLink(!withLink)} />
          {t('recognition.withLink')}
        </label>
      )}
      {why.trim() && (
        <details
          class="signing"
          open={isSigning}
          onToggle={({ currentTarget }) => setSigning(currentTarget.open)}
        >
          <summary>{t('recognition.sign')}</summary>
          {isSigning && (
            <SignThanks
              {...signing}
              about={words}
              signed={signed}
              onSigned={(signed) => setLast({ of: JSON.stringify(words), signed })}
            />
          )}
        </details>
      )}
      {(who.trim() || why.trim()) && (
        <CopyText id={id} text={signed ? `${text}\n\n${signed.line}` : text} form={form} onForm={setForm} />
      )}
    </div>
  );
}
