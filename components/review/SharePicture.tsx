import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { drawPicture, PICTURE_SIZE, type PictureStyle } from '#components/review/draw-picture.ts';
import type { ShareContent } from '#components/review/share-text.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { download } from '#utils/platform/download.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  shared: ShareContent;
  /** Of the file that it is saved as. */
  name: string;
}

/** A picture of the content, to be saved or copied at a click. */
export function SharePicture({ shared, name }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [status, setStatus] = useState('');
  useLayoutEffect(() => {
    const draw = () => {
      const pen = canvas.current?.getContext('2d');
      if (pen) drawPicture(pen, shared, lookOf(pen.canvas));
    };
    draw();
    setStatus('');
    // It has the colours of the page, which follow the system.
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => dark.removeEventListener('change', draw);
  }, [JSON.stringify(shared)]);

  const save = async () => {
    download(name, await blobOf(canvas.current));
    setStatus(t('share.saved', name));
  };
  const copy = async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blobOf(canvas.current) })]);
      setStatus(t('share.copied'));
    } catch {
      setStatus(t('share.unpainted'));
    }
  };
  const words = shared.items.flatMap(({ rows }) => rows).join(' ');
  return (
    <div class="picture">
      <canvas ref={canvas} {...PICTURE_SIZE} role="img" aria-label={t('share.pictureOf', words)} />
      <p class="actions">
        <OnceButton class="button" onPress={() => void save()}>
          {t('share.savePicture')}
        </OnceButton>
        {typeof ClipboardItem !== 'undefined' && (
          <button type="button" class="button" onClick={() => void copy()}>
            {t('share.copyPicture')}
          </button>
        )}
        <span class="later" role="status">
          {status}
        </span>
      </p>
    </div>
  );
}

/** Colours and letters as the page has them just now. */
function lookOf(canvas: HTMLCanvasElement): PictureStyle {
  const style = getComputedStyle(canvas);
  // What a token says depends on the scheme; which colour that is, only a property that has it can tell.
  const colour = (token: string) => {
    canvas.style.color = `var(--${token})`;
    return style.color;
  };
  return {
    ...{ page: colour('page'), card: colour('card'), line: colour('line'), text: colour('text') },
    ...{ quiet: colour('quiet'), accent: colour('accent'), track: colour('track') },
    heat: [0, 1, 2, 3, 4].map((heat) => colour(`heat-${heat}`)),
    font: style.fontFamily,
    direction: style.direction === 'rtl' ? 'rtl' : 'ltr',
  };
}

function blobOf(canvas: HTMLCanvasElement | null): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas?.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))));
  });
}
