import { PAST_SOURCES, type PastSource, pastSourceName } from '#utils/domain/views/past-entry.ts';
import { PAST_COMMANDS } from '#utils/pages/past/commands.ts';
import { t } from '#utils/platform/i18n.ts';

const SOURCES = Object.keys(PAST_SOURCES) as PastSource[];

/** Which files can be brought in, and how a person comes by them. */
export function BringInFiles() {
  return (
    <details>
      <summary>{t('past.which')}</summary>
      <dl class="sources">
        {SOURCES.map((source) => (
          <div key={source}>
            <dt>{pastSourceName(source) || t('past.table')}</dt>
            <dd>
              {t(`past.files.${source}`)}
              {PAST_COMMANDS[source]?.map((command) => (
                <pre key={command}>
                  <code>{command}</code>
                </pre>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
