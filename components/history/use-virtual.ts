import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface Options {
  /** What the items stand in, one below the other, each with its `data-index`. */
  list: RefObject<HTMLElement | null>;
  keys: readonly string[];
  /** The height of an item that was never drawn, in px. */
  estimate: (index: number) => number;
}

interface Virtual {
  /** The items to draw, with where each begins, in px from the top of the list. */
  items: { index: number; key: string; top: number }[];
  /** The height of the whole list, in px. */
  height: number;
  /** To be the `ref` of each drawn item. */
  measure: (item: HTMLElement | null) => void;
  /** The item at the top of the viewport, and how far the page is scrolled beyond its start, in px. */
  place: () => { key: string; beyond: number } | undefined;
  /** Scrolls there. */
  show: (index: number, beyond?: number) => void;
}

/** A long list of which only the visible items are drawn, and the one that has the focus. */
export function useVirtual({ list, keys, estimate }: Options): Virtual {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [margin, setMargin] = useState(0);
  const options = {
    count: keys.length,
    getItemKey: (index: number) => keys[index] ?? index,
    estimateSize: estimate,
    scrollMargin: margin,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
    overscan: 1,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const drawn = defaultRangeExtractor(range);
      const focused = list.current?.querySelector(':focus')?.closest<HTMLElement>('[data-index]');
      const focusedIndex = Number(focused?.dataset.index ?? Number.NaN);
      if (!(focusedIndex < keys.length) || drawn.includes(focusedIndex)) return drawn;
      return [...drawn, focusedIndex].sort((a, b) => a - b);
    },
    onChange: () => draw(null),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    const around = list.current?.parentElement;
    if (!around) return;
    // What stands above the list may grow.
    const observer = new ResizeObserver(() => {
      const { top = 0 } = list.current?.getBoundingClientRect() ?? {};
      setMargin(Math.round(top + scrollY));
    });
    observer.observe(around);
    return () => observer.disconnect();
  }, [list]);

  const topOf = ({ start }: VirtualItem) => start - margin;
  return {
    items: virtualizer.getVirtualItems().map((item) => ({
      index: item.index,
      key: String(item.key),
      top: topOf(item),
    })),
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    place: () => {
      const item = virtualizer.getVirtualItemForOffset(scrollY);
      return item && { key: String(item.key), beyond: Math.max(0, scrollY - item.start) };
    },
    show: (index, beyond = 0) => {
      const [offset = 0] = virtualizer.getOffsetForIndex(index, 'start') ?? [];
      virtualizer.scrollToOffset(offset + beyond);
    },
  };
}
