import { Check, Cross, Dots, Grip, Mark, Plus, SiteIcon, Sliders } from '#components/ui/icons.tsx';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { Piece } from '#entrypoints/gallery/Piece.tsx';

/** What everything else is made of. */
export function UiPieces() {
  return (
    <>
      <Piece name="Icons">
        <p class="actions">
          <Mark />
          <Sliders />
          <Cross />
          <Plus />
          <Dots />
          <Grip />
          <Check />
          <span class="reached">
            <Check />
          </span>
          {['trello', 'github', 'notion', ''].map((site) => (
            <SiteIcon key={site} site={site} />
          ))}
        </p>
      </Piece>
      <Piece name="Words">
        <h1>3 of 3 wins today</h1>
        <h2>This week</h2>
        <p>
          A line of text with <a href="#parts">the way to a board</a> in it.
        </p>
        <p class="quiet">A note beside the main text.</p>
        <p class="later">from tomorrow; today still 3</p>
        <p class="refusal">A goal is a whole number from 1 to 20.</p>
        <p class="empty">What an empty place teaches.</p>
      </Piece>
      <Piece name="Buttons and fields">
        <p class="actions">
          <button type="button" class="button">
            Add
          </button>
          <button type="button" class="button" disabled>
            Add, when it cannot be
          </button>
          <a class="button" href="#parts">
            Open the board
          </a>
          <input class="field" aria-label="Empty" placeholder="Empty" />
          <input class="field" aria-label="Filled" value="Filled" />
          <input class="field" aria-label="Refused" value="Refused" aria-invalid="true" />
        </p>
      </Piece>
      <Piece name="Bars: none, some, all, more, a long way">
        {[0, 2, 3, 5].map((value) => (
          <p key={value}>
            <ProgressBar label={`${value} of 3`} value={value} max={3} notched />
          </p>
        ))}
        <ProgressBar label="A long way" value={340} max={1000} />
      </Piece>
    </>
  );
}
