import '#components/ui/rationale.css';
import { type ComponentChildren, Fragment } from 'preact';
import { Fingerprint } from '#components/recognition/Fingerprint.tsx';
import { formatMoment } from '#components/ui/format.ts';
import type { OwnKeyView } from '#utils/pages/recognition/actions.ts';
import { download } from '#utils/platform/download.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  heading?: string;
  /** What is in it, each with its name. */
  rows: readonly (readonly [name: string, value: ComponentChildren])[];
  ownKey: OwnKeyView;
  /** When it is signed, where it says so; UTC ms. */
  at?: number;
  /** JSON, as it is signed. */
  payload: string;
  /** Who can read it. */
  readers?: string;
}

/** What the person is about to sign, in plain words and to the letter. */
export function SignSheet({
  heading = t('recognition.preview'),
  rows,
  ownKey,
  at,
  payload,
  readers = t('recognition.public'),
}: Props) {
  return (
    <section class="signed-preview" aria-label={heading}>
      <h3>{heading}</h3>
      <dl class="rules">
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </Fragment>
        ))}
        <dt>{t('recognition.by')}</dt>
        <dd>
          <Fingerprint of={ownKey.fingerprint} />
          {at !== undefined && ` · ${formatMoment(at)}`}
        </dd>
      </dl>
      <details>
        <summary>{t('recognition.exactly')}</summary>
        <textarea
          class="field exactly"
          dir="auto"
          readOnly
          aria-label={t('recognition.exactly')}
          rows={12}
          value={JSON.stringify(JSON.parse(payload), undefined, 2)}
        />
      </details>
      <p class="quiet">{readers}</p>
    </section>
  );
}

/** Saves what was signed as a file that other programs read. @param props.name of the file, without its ending */
export function SaveSigned({ name, jwt }: { name: string; jwt: string }) {
  return (
    <button
      type="button"
      class="button"
      onClick={() => download(`${name}.jwt`, new Blob([jwt], { type: 'application/jwt' }))}
    >
      {t('recognition.saveFile')}
    </button>
  );
}
