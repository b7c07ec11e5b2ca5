import {h} from "../dom.js";
import {CopyLink} from "./copy-link.js";
import {HistoryButtons, type History} from "./history-buttons.js";
import {SavedChoices} from "./saved-choices.js";

/** What the tools ask of a page's choices: State has it all. */
export interface PageChoices extends History {
  href(): string;
}

/** What every page with choices in its address offers: a step back and forward, a link, and choices kept under a name. */
export function StateTools(state: PageChoices): HTMLElement {
  return h(
    "div",
    {class: "sh-bar-tools"},
    HistoryButtons(state),
    CopyLink({href: () => state.href()}),
    SavedChoices(state)
  );
}
