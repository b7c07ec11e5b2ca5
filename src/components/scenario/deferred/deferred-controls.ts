import {deferredCare as words} from "../../../locale/deferred-care.js";
import {formatNumber, formatPercent} from "../../../locale/format.js";
import {Bar} from "../../controls/bar.js";
import {Combobox} from "../../controls/combobox.js";
import {Select} from "../../controls/select.js";
import {Slider} from "../../controls/slider.js";
import {h, uniqueId} from "../../dom.js";
import type {State} from "../../state.js";
import {sharesOf, type deferredSchema} from "./deferred-state.js";
import {moveShare, partNames} from "./parts.js";

type PageState = State<typeof deferredSchema>;

/** Which numbers: the example, one's own, or an indicator and a region. */
export function SourceBar(
  state: PageState,
  {
    indicators,
    regions
  }: {indicators: readonly {id: string; title: string}[]; regions: readonly {code: string; name: string}[]}
): HTMLElement {
  const {bron, gebied, periode} = state.get();
  const source = Select(
    [
      {value: "voorbeeld", label: words.source.example},
      {value: "eigen", label: words.source.own},
      ...indicators.map(({id, title}) => ({value: id, label: title}))
    ],
    {label: words.source.label, value: bron}
  );
  const region = Combobox(
    regions.map(({code, name}) => ({value: code, label: name})),
    {label: words.source.region, value: gebied}
  );
  const grain = Select(
    (["week", "two-weeks", "month", "quarter"] as const).map((value) => ({
      value,
      label: words.source.grains[value] ?? value
    })),
    {label: words.source.grain, value: periode}
  );
  const show = (): void => {
    const isIndicator = indicators.some(({id}) => id === source.value);
    region.hidden = !isIndicator;
    grain.hidden = source.value !== "eigen";
  };
  source.addEventListener("input", () => {
    state.set({bron: source.value});
    show();
  });
  region.addEventListener("input", () => region.value !== null && state.set({gebied: region.value}));
  grain.addEventListener("input", () => state.set({periode: grain.value as "week"}));
  show();
  state.subscribe((next) => {
    source.value = next.bron;
    region.value = next.gebied;
    grain.value = next.periode;
    show();
  });
  return Bar([source, region, grain], {
    ...{state, summary: () => source.querySelector("select")?.selectedOptions[0]?.label ?? ""}
  });
}

/** Four sliders that stand for one whole: when one moves, the others give way. */
export function PartSliders(state: PageState): HTMLElement {
  const write = (value: number): string => formatPercent(value, 0);
  const sliders = partNames.map((name, index) => {
    const value = sharesOf(state.get())[index] ?? 0;
    const slider = Slider({label: words.parts[name], ...{min: 0, max: 100, step: 1, value, write}});
    slider.addEventListener("input", () => {
      const shares = moveShare(sharesOf(state.get()), index, slider.value);
      shares.forEach((share, at) => {
        const other = sliders[at];
        if (other !== undefined && at !== index) other.value = share;
      });
      state.set({delen: shares.join("-")}, {gather: true});
    });
    return slider;
  });
  state.subscribe((next) => {
    sharesOf(next).forEach((share, at) => {
      const slider = sliders[at];
      if (slider !== undefined && slider.value !== share) slider.value = share;
    });
  });
  return h(
    "fieldset",
    {class: "sh-parts sh-screen-only"},
    h("legend", {}, words.parts.title),
    h("p", {class: "sh-field-help"}, words.parts.help),
    sliders
  );
}

/** How sure, how soon, how many places and how far ahead. */
export function CareSettings(state: PageState, capacity: () => number): HTMLElement {
  const {navraag, terug, vooruit, daarna, wachtenden, plaats} = state.get();
  const slide = (
    options: Omit<Parameters<typeof Slider>[0], "write"> & {write: (n: string) => string; decimals?: number},
    set: (value: number) => void
  ): HTMLElement => {
    const {write, decimals = 0, ...rest} = options;
    const slider = Slider({...rest, write: (value) => write(formatNumber(value, decimals))});
    slider.addEventListener("input", () => set(slider.value));
    return slider;
  };
  const soft = {gather: true};
  const drop = Select(
    (["none", "last"] as const).map((value) => ({value, label: words.drops[value]})),
    {label: words.drop, value: daarna}
  );
  drop.addEventListener("input", () => state.set({daarna: drop.value === "last" ? "last" : "none"}));
  return h(
    "div",
    {class: "sh-care-settings"},
    NumberField(words.capacity, plaats === "" ? capacity() : Number(plaats), (value) =>
      state.set({plaats: String(value)})
    ),
    NumberField(words.waiting, wachtenden, (value) => state.set({wachtenden: value})),
    slide(
      {label: words.catchUp, min: 0.5, max: 24, step: 0.5, value: terug, write: words.catchUpWrite, decimals: 1},
      (value) => state.set({terug: value}, soft)
    ),
    slide({label: words.certainty, min: 5, max: 200, step: 5, value: navraag, write: words.certaintyWrite}, (value) =>
      state.set({navraag: value}, soft)
    ),
    slide({label: words.ahead, min: 0, max: 24, step: 1, value: vooruit, write: words.aheadWrite}, (value) =>
      state.set({vooruit: value}, soft)
    ),
    drop
  );
}

/** A whole number from 0; anything else is refused in words, and what was there stays in force. */
function NumberField(label: string, value: number, set: (value: number) => void): HTMLElement {
  const [id, help] = [uniqueId("number"), uniqueId("help")];
  const trouble = h("p", {id: help, class: "sh-field-trouble", role: "alert"});
  const input = h("input", {
    id,
    type: "text",
    inputmode: "numeric",
    value: String(Math.round(value)),
    autocomplete: "off"
  });
  input.addEventListener("input", (event) => event.stopPropagation());
  input.addEventListener("change", () => {
    const text = input.value.trim().replaceAll(/[.\s]/g, "");
    const isSound = /^\d{1,9}$/.test(text);
    input.toggleAttribute("aria-invalid", !isSound);
    if (isSound) input.removeAttribute("aria-describedby");
    else input.setAttribute("aria-describedby", help);
    trouble.textContent = isSound ? "" : words.ownNumber;
    if (isSound) set(Number(text));
  });
  return h("div", {class: "sh-field"}, h("label", {for: id}, label), input, trouble);
}
