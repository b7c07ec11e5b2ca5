import type {Session} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {h} from "../../dom.js";
import {Lede} from "../../prose.js";
import {createState} from "../../state.js";
import {textField} from "../../state-fields.js";
import {loadSiteModels} from "../../system/site-models.js";
import type {Desk} from "../edit.js";
import {acceptLead} from "../session-file.js";
import {browserContext, type SessionContext} from "../session-context.js";
import {SessionFrame} from "../session-frame.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {ActionPart} from "./action-part.js";
import {FieldPart} from "./field-part.js";
import {FinishPart} from "./finish-part.js";
import {ForecastPart, type Figure} from "./forecast-part.js";
import {PeoplePart} from "./people-part.js";
import {QuestionScreen} from "./question-screen.js";
import type {Variable} from "./shortest-way.js";
import {TimerPart} from "./timer-part.js";

const words = sessionLead.steps;

export interface LeadOptions {
  /** What the site has figures of. */
  figures: readonly Figure[];
  example: () => Promise<Session>;
}

/** The page Leiden: one screen at a time, from the people in the room to what is still missing. */
export function LeadView(options: LeadOptions, context: SessionContext = browserContext()): HTMLElement {
  // Fetched now, so that it is there when the network is gone.
  const variables = modelVariables();
  variables.catch(() => undefined);
  return h(
    "div",
    {class: "sh-session-lead"},
    Lede(sessionLead.lede),
    SessionFrame(context, {
      role: "lead",
      draw: (store) => LeadScreens({context, store}, {figures: options.figures, variables: () => variables}),
      example: options.example,
      accept: acceptLead
    })
  );
}

async function modelVariables(): Promise<Variable[]> {
  const {models} = await loadSiteModels();
  const system = models[0]?.system;
  if (system === undefined) throw new Error("the site has no model");
  return system.variables.map(({id, label}) => ({
    id,
    label: label ?? id,
    leadsTo: system.links.filter((link) => link.from === id).map(({to}) => to)
  }));
}

interface Step {
  id: string;
  label: string;
  draw: () => HTMLElement;
}

function LeadScreens(
  desk: Desk,
  {figures, variables}: {figures: readonly Figure[]; variables: () => Promise<readonly Variable[]>}
): HTMLElement {
  const {store} = desk;
  const state = createState({stap: textField("deelnemers", {pattern: /^[A-Za-z0-9._-]{1,80}$/})});
  const title = h("p", {class: "sh-session-title"});
  const nav = h("nav", {class: "sh-session-steps", "aria-label": words.label});
  const screen = h("div", {class: "sh-session-screen"});
  const foot = h("p", {class: "sh-session-turn"});
  const timer = TimerPart(store.session.id, {now: desk.context.effects.now});
  const element = h("div", {}, title, nav, timer, screen, foot);
  const large = SmallButton(words.large, () => {
    const isLarge = document.documentElement.classList.toggle("sh-session-large");
    large.setAttribute("aria-pressed", String(isLarge));
  });
  large.setAttribute("aria-pressed", "false");
  let shown = "";
  state.subscribe(draw);
  return watch(store, element, draw);

  function steps(): Step[] {
    const asked = store.session.questions.map(({id}, at) => ({
      id,
      label: words.question(String(at + 1)),
      draw: () => QuestionScreen(desk, id, variables)
    }));
    return [
      {id: "deelnemers", label: words.people, draw: () => PeoplePart(desk)},
      ...asked,
      {id: "acties", label: words.actions, draw: () => ActionPart(desk)},
      {id: "veld", label: words.field, draw: () => FieldPart(desk)},
      {id: "toetsen", label: words.forecasts, draw: () => ForecastPart(desk, figures)},
      {id: "afronden", label: words.finish, draw: () => FinishPart(desk)}
    ];
  }

  function draw(): void {
    title.textContent = store.session.title ?? store.session.id;
    const all = steps();
    const at = Math.max(
      0,
      all.findIndex(({id}) => id === state.get().stap)
    );
    const next = JSON.stringify([at, all.map(({id}) => id)]);
    if (next === shown) return;
    shown = next;
    nav.replaceChildren(
      h(
        "ol",
        {},
        all.map(({id, label}, place) =>
          h(
            "li",
            {},
            h("button", {type: "button", "aria-current": place === at ? "step" : null, onclick: () => go(id)}, label)
          )
        )
      ),
      large
    );
    timer.showStep(all[at]?.id ?? "");
    screen.replaceChildren(all[at]?.draw() ?? "");
    const [before, after] = [all[at - 1], all[at + 1]];
    foot.replaceChildren(
      before ? SmallButton(`← ${words.previous}: ${before.label}`, () => go(before.id)) : "",
      " ",
      after ? SmallButton(`${words.next}: ${after.label} →`, () => go(after.id)) : ""
    );
  }

  function go(id: string): void {
    state.set({stap: id});
    const heading = screen.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }
}
