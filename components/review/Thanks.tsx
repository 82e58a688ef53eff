import { useState } from 'preact/hooks';
import { CopyText } from '#components/review/CopyText.tsx';
import { type ShareForm, thanksText } from '#components/review/share-text.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { LONGEST_NOTE, LONGEST_TITLE } from '#utils/domain/title.ts';
import { t } from '#utils/platform/i18n.ts';

/** Wins that one may name. */
const WINS = 20;

/** Words of thanks to a colleague. A win is named only if the person chooses one. */
export function Thanks({ wins }: { wins: readonly Win[] }) {
  const [who, setWho] = useState('');
  const [why, setWhy] = useState('');
  const [helped, setHelped] = useState('');
  const [form, setForm] = useState<ShareForm>('chat');
  const titles = [...new Set(wins.flatMap(({ title }) => title || []))].slice(0, WINS);
  return (
    <div class="sharing">
      <p class="quiet">{t('share.thankIs')}</p>
      <label class="row">
        {t('share.who')}
        <input
          class="field"
          dir="auto"
          autocomplete="off"
          maxLength={LONGEST_TITLE}
          value={who}
          onInput={({ currentTarget }) => setWho(currentTarget.value)}
        />
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
      {titles.length > 0 && (
        <label class="row">
          {t('share.helped')}
          <select
            class="field"
            value={helped}
            onChange={({ currentTarget }) => setHelped(currentTarget.value)}
          >
            <option value="">{t('share.noWin')}</option>
            {titles.map((title) => (
              <option key={title} value={title} dir="auto">
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {(who.trim() || why.trim()) && (
        <CopyText id="thanks-text" text={thanksText(who, why, helped, form)} form={form} onForm={setForm} />
      )}
    </div>
  );
}
