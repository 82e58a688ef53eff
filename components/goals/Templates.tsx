import { useEffect, useState } from 'preact/hooks';
import { AREAS, type GoalTemplate, goalTemplate } from '#components/goals/goal-templates.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Whether the person has no goal, so that the templates are shown at once. */
  begins: boolean;
  onChoose: (template: GoalTemplate) => void;
}

/** Goals to begin with. They are offered, and to be changed at will. */
export function Templates({ begins, onChoose }: Props) {
  const [open, setOpen] = useState(begins);
  useEffect(() => setOpen(begins), [begins]);
  return (
    <details class="templates" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('goals.ideas')}</summary>
      <ul>
        {AREAS.map(goalTemplate).map((template) => (
          <li key={template.area}>
            <OnceButton
              class="template"
              onPress={() => {
                setOpen(false);
                onChoose(template);
              }}
            >
              <span class="template-area">{t(`templates.${template.area}.area`)}</span>
              <strong>{template.title}</strong>
              <span class="quiet">{template.steps[0]}</span>
            </OnceButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
