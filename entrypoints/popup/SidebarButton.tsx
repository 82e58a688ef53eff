import { t } from '#utils/platform/i18n.ts';
import { openSidebar } from '#utils/platform/sidebar.ts';

/** Opens the sidebar, in place of the popup. */
export function SidebarButton() {
  const name = t('popup.sidebar');
  const open = async () => {
    await openSidebar();
    close();
  };
  return (
    <button type="button" class="quiet-link" aria-label={name} title={name} onClick={() => void open()}>
      <svg class="sliders" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d="M3.5 4h13v12h-13zM12 4v12" />
      </svg>
    </button>
  );
}
