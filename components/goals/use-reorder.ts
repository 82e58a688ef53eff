import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StepView } from '#utils/domain/planning/goal-view.ts';
import { moveTo } from '#utils/pages/steps.ts';

/** The order that is shown while a step is dragged, and until the ledger has saved it. */
interface Draft {
  order: readonly StepView[];
  /** The steps when it began; when others come from the ledger, their order holds. */
  of: readonly StepView[];
  /** The one that is dragged. */
  dragged?: StepView;
}

/**
 * Steps that can be put in another order, by pointer or otherwise.
 * @param onMove puts one at an index among the others; resolves when it is saved
 */
export function useReorder(
  steps: readonly StepView[],
  onMove: (step: StepView, index: number) => Promise<void>,
) {
  const [draft, setDraft] = useState<Draft>();
  const current = draft?.of === steps ? draft : undefined;
  const order = current?.order ?? steps;
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<HTMLElement | undefined>(undefined);

  /** A row that moves in the document loses its focus. */
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = undefined;
  }, [order]);

  const show = (draft: Draft | undefined) => {
    if (document.activeElement instanceof HTMLElement && list.current?.contains(document.activeElement))
      focused.current = document.activeElement;
    setDraft(draft);
  };
  const save = async (step: StepView, order: readonly StepView[]) => {
    show({ order, of: steps });
    try {
      await onMove(step, order.indexOf(step));
    } catch {
      show(undefined);
    }
  };

  return {
    order,
    list,
    dragged: current?.dragged,
    /** Puts a step so many places further down. */
    moveBy(step: StepView, by: number): void {
      const index = order.indexOf(step) + by;
      if (index >= 0 && index < order.length) void save(step, moveTo(order, step, index));
    },
    /** Begins to drag a step. */
    grip(step: StepView, event: PointerEvent): void {
      if (event.button !== 0) return;
      // The list keeps the pointer, since the row itself moves in the document.
      list.current?.setPointerCapture(event.pointerId);
      setDraft({ order, of: steps, dragged: step });
    },
    drag({ clientY }: PointerEvent): void {
      const dragged = current?.dragged;
      if (!dragged || !list.current) return;
      const rows = [...list.current.children].filter((_, index) => order[index] !== dragged);
      const index = rows.filter((row) => middle(row) < clientY).length;
      if (index !== order.indexOf(dragged))
        show({ order: moveTo(order, dragged, index), of: steps, dragged });
    },
    drop(): void {
      const dragged = current?.dragged;
      if (!dragged) return;
      if (steps.indexOf(dragged) === order.indexOf(dragged)) show(undefined);
      else void save(dragged, order);
    },
    /** Leaves everything where it was. */
    cancel: () => current?.dragged && show(undefined),
  };
}

function middle(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
