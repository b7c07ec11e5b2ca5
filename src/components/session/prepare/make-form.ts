import {changeHead} from "../../../models/interpretation/edit-session.js";
import {bareSession} from "../../../models/interpretation/contribution.js";
import type {Session, Snapshot} from "../../../models/interpretation/format.js";
import {isoDay} from "../../../locale/format.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import {Combobox} from "../../controls/combobox.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {TextField} from "../../scenario/own/text-field.js";
import type {SessionContext} from "../session-context.js";
import {placeChoices} from "./place-choices.js";
import type {Place} from "./site-series.js";

const words = sessionPrepare.make;

/** What a new session rests on, as the loader of src/data/session-facts.json.ts writes it. */
export interface SessionFacts extends Pick<Snapshot, "software" | "vintages"> {
  boundaryYear: number;
  isSynthetic: boolean;
  crisisStart: string;
  /** The country and its regions. */
  areas: readonly Required<Place>[];
}

export interface Theme {
  id: string;
  title: string;
}

/** A new session: its title, municipality, theme and day; the data it rests on are written down at once. */
export function MakeForm(
  {effects, tag}: Pick<SessionContext, "effects" | "tag">,
  {facts, places, themes}: {facts: SessionFacts; places: readonly Place[]; themes: readonly Theme[]},
  open: (session: Session) => Promise<void>
): HTMLElement {
  const title = TextField(words.name);
  const region = Combobox(placeChoices(places), {label: words.region});
  const theme = Select(
    themes.map(({id, title: label}) => ({value: id, label})),
    {label: words.theme}
  );
  const today = isoDay(effects.now());
  const date = TextField(words.date, {type: "date", value: today});
  const status = h("p", {role: "status", class: "sh-field-trouble"});
  return h(
    "form",
    {class: "sh-session-card", onsubmit: make},
    h("h2", {}, words.title),
    title,
    region,
    theme,
    date,
    status,
    h("p", {}, h("button", {type: "submit", class: "sh-button sh-button-main"}, words.go))
  );

  function make(event: Event): void {
    event.preventDefault();
    const name = title.input.value.trim().slice(0, 300);
    const day = date.input.value;
    const place = places.find(({code}) => code === region.value);
    title.say(name === "" ? words.wrongName : null);
    date.say(day === "" ? words.wrongDate : null);
    status.textContent = place === undefined ? words.wrongRegion : "";
    if (name === "" || day === "" || place === undefined) return;
    const made = effects.now().toISOString();
    const bare = bareSession(`${plain(place.name)}-${day}-${tag}`, []);
    const {software, vintages, boundaryYear: boundaries, isSynthetic} = facts;
    const snapshot: Snapshot = {
      ...{made, software, seed: 1, vintages, boundaries},
      ...{definitions: {}, model: null, scenario: null, parameters: {}}
    };
    const head = {
      contribution: null,
      title: name,
      date: day,
      region: place.code,
      theme: theme.value,
      snapshot,
      saved: made
    };
    void open(changeHead(bare, isSynthetic ? {...head, synthetic: true} : head));
  }
}

/** A name as letters and digits, for an id. */
const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40) || "bijeenkomst";
