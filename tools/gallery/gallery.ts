import {Bar} from "../../src/components/controls/bar.js";
import {Chips} from "../../src/components/controls/chips.js";
import {Combobox} from "../../src/components/controls/combobox.js";
import {CopyLink} from "../../src/components/controls/copy-link.js";
import {HistoryButtons} from "../../src/components/controls/history-buttons.js";
import {PeriodRange} from "../../src/components/controls/period-range.js";
import {Select} from "../../src/components/controls/select.js";
import {Toggle} from "../../src/components/controls/toggle.js";
import {Coverage} from "../../src/components/coverage.js";
import {DataTable} from "../../src/components/data-table.js";
import {Distribution} from "../../src/components/distribution.js";
import {h} from "../../src/components/dom.js";
import {browserEffects} from "../../src/components/effects.js";
import {ErrorCard} from "../../src/components/error-card.js";
import {figure} from "../../src/components/figure.js";
import {IndicatorCard} from "../../src/components/indicator-card.js";
import {RegionMap} from "../../src/components/map.js";
import {NoteCard} from "../../src/components/note-card.js";
import {Progress} from "../../src/components/progress.js";
import {Aside, Lede, Question} from "../../src/components/prose.js";
import {createState} from "../../src/components/state.js";
import {listField, textField} from "../../src/components/state-fields.js";
import {Tag} from "../../src/components/tag.js";
import type {Note} from "../../src/components/types.js";
import {card, createRandom, municipalities, municipalTable, source, yearly} from "./samples.js";
import {trendFigures} from "./trends.js";

const main = document.querySelector("main") ?? document.body;
const {values, circles} = municipalities();
const unit = "% van de volwassenen";
const effects = {...browserEffects, now: () => new Date("2026-11-22T09:00:00Z")};

const definition: Note = {
  id: "jeugdzorg-2021",
  kind: "definition-change",
  effect: "exclude",
  starts: "2021-01-01",
  text: "Vanaf 2021 telt het CBS jongeren tot en met 24 jaar mee, en niet meer tot en met 22 jaar.",
  href: "/gegevens/kwaliteit"
};

function section(title: string, ...content: (HTMLElement | null)[]): void {
  main.append(h("section", {id: title.toLowerCase().replace(/[^a-z]+/g, "-")}, h("h2", {}, title), content));
}

const state = createState({gebied: textField("NL01"), met: listField([])});
const regions = values.map(({code, name}) => ({value: code, label: name}));
const region = Combobox(regions, {label: "Gemeente", value: "GM0004"});
region.addEventListener("input", () => state.set({gebied: region.value ?? "NL01"}));
section(
  "Instellingen",
  Lede("Meer volwassenen melden psychische klachten dan in de jaren vóór de crisis.", {level: "description"}),
  Bar(
    [
      region,
      Select(
        [
          {value: "grootte", label: "Gemeenten van 50.000 tot 100.000 inwoners"},
          {value: "nl", label: "Nederland"}
        ],
        {label: "Vergeleken met"}
      ),
      PeriodRange(["2018-01-01", "2019-01-01", "2020-01-01", "2021-01-01"], {
        label: "Periode",
        grain: "year",
        value: ["2019-01-01", "2021-01-01"]
      }),
      Toggle({label: "Per 1.000 inwoners", value: true}),
      HistoryButtons(state),
      CopyLink()
    ],
    {
      summary: () => `${region.querySelector("input")?.value ?? ""}, 2019–2021`,
      tags: [Tag("editie april 2021"), Tag("verzonnen oefengegevens", {tone: "warn"})]
    }
  ),
  Chips(regions, {label: "Vergelijk met deze gemeenten", value: ["GM0001", "GM0004"]})
);

section(
  "Kaarten",
  h(
    "div",
    {class: "sh-cards"},
    IndicatorCard(card, {href: "#uitleg", effects}),
    IndicatorCard(
      {
        ...card,
        id: "ggz",
        title: "Gebruik van geestelijke gezondheidszorg",
        unit: "per 1.000 inwoners van 18 jaar en ouder",
        decimals: 0,
        direction: "none",
        isCareUse: true,
        change: {difference: -9, reference: "vorig jaar", exceedsNoise: true},
        points: yearly(2015, [58, 59, 59, 60, 61, 54, 52]),
        baseline: {level: 59.4, range: "2015 tot en met 2019"},
        source: {publisher: "Vektis"},
        kind: "register"
      },
      {href: "#uitleg"}
    ),
    IndicatorCard({
      ...card,
      id: "wachttijd",
      title: "Wachttijd basis-ggz",
      unit: "weken",
      decimals: 0,
      change: {difference: 2, reference: "2019", exceedsNoise: false},
      points: yearly(2016, [8, 8, 9, 9, 10, 11]),
      source: {publisher: "NZa"},
      kind: "register",
      baseline: null
    }),
    IndicatorCard(
      {
        ...card,
        id: "jeugdhulp",
        title: "Jeugdhulp zonder verblijf",
        unit: "per 1.000 jongeren van 0 tot 23 jaar",
        decimals: 0,
        points: yearly(2015, [90, 92, 93, 94, 95, 95, 98]),
        breaks: [{starts: "2021-01-01", text: definition.text}],
        change: {difference: 3, reference: "2020", exceedsNoise: null, comparable: false},
        direction: "none",
        notes: [definition],
        baseline: null,
        source: {publisher: "CBS", table: "85099NED"},
        kind: "register"
      },
      {href: "#uitleg"}
    ),
    IndicatorCard({
      ...card,
      id: "leeg",
      title: "Meldingen van huiselijk geweld bij Veilig Thuis, met een lange naam",
      points: [],
      change: null,
      missingBecause: "de cijfers pas in 2027 beschikbaar komen",
      source: {publisher: "CBS"},
      kind: "register",
      baseline: null
    }),
    IndicatorCard({
      ...card,
      id: "geld",
      title: "Kosten van de ggz",
      unit: "euro per verzekerde van 18 jaar en ouder",
      decimals: 0,
      direction: "none",
      change: {difference: 0.2, reference: "2019", exceedsNoise: false},
      points: yearly(2019, [312]),
      baseline: null,
      source: {publisher: "Vektis"},
      kind: "register"
    })
  )
);

section("Verloop", ...trendFigures({source, effects, notes: [definition]}));

section(
  "Kaart van Nederland",
  figure(
    ({width}) =>
      RegionMap(values, {
        shapes: {type: "circles", circles},
        label: "Kaart: psychische klachten naar gemeente",
        unit,
        decimals: 1,
        chosen: "GM0004",
        width: width > 640 ? width - 310 : width
      }),
    {
      title: "Psychische klachten verschillen sterk tussen gemeenten",
      subtitle: "Volwassenen met psychische klachten, 2022, % van de volwassenen",
      label: "Kaart: psychische klachten naar gemeente",
      table: municipalTable(values),
      tableOptions: {search: true, limit: 8},
      sources: [source],
      level: "description",
      synthetic: true,
      effects
    }
  )
);

section(
  "Spreiding",
  figure(
    ({width}) =>
      Distribution(values, {
        label: "Verdeling van gemeenten naar psychische klachten",
        unit,
        decimals: 1,
        chosen: "GM0004",
        width,
        token: "mental"
      }),
    {
      title: "De gekozen gemeente zit in het midden",
      subtitle: "Volwassenen met psychische klachten, 2022, % van de volwassenen",
      label: "Verdeling",
      table: municipalTable(values),
      sources: [source],
      level: "description",
      effects
    }
  )
);

const random = createRandom(3);
section(
  "Dekking",
  Coverage(
    ["land", "provincie", "gemeente", "wijk"].flatMap((level, row) =>
      Array.from({length: 12}, (_, index) => {
        const expected = [1, 12, 342, 3300][row] ?? 0;
        const present =
          level === "wijk"
            ? index < 8
              ? 0
              : Math.floor(expected * random())
            : level === "gemeente"
              ? expected - Math.floor(random() * 9)
              : expected;
        return {
          level,
          period: `${2012 + index}-01-01`,
          present,
          expected,
          missing:
            expected > present
              ? {[level === "wijk" ? "not-available" : "suppressed"]: expected - present}
              : ({} as Record<string, number>)
        };
      })
    ),
    {grain: "year", caption: "Voor hoeveel gebieden er een cijfer is"}
  )
);

section(
  "Tabel",
  DataTable(
    {...municipalTable(values), totals: {name: "Nederland", code: "NL01", value: 9.4}},
    {caption: "Psychische klachten naar gemeente", search: true, limit: 10}
  ),
  DataTable({columns: [{key: "a", label: "Niets", type: "text"}], rows: []}, {caption: "Een lege tabel"})
);

const progress = Progress({label: "Bezig met rekenen", cancel: () => undefined, delay: 0});
progress.update({done: 1200, total: 10_000, secondsLeft: 48});
section(
  "Kleine delen",
  NoteCard(definition),
  Question("is de wachttijd voor de basis-ggz in uw gemeente opgelopen?"),
  Aside("Uit de praktijk", h("p", {}, "Huisartsen zien meer jongeren met slaapproblemen.")),
  ErrorCard(new Error("Het bestand met gegevens is niet gevonden."), {retry: () => undefined}),
  progress,
  figure(
    () => {
      throw new Error("de vorm van de kaart ontbreekt");
    },
    {
      title: "Een figuur die niet lukt",
      subtitle: "Zonder tekening",
      label: "mislukt",
      table: municipalTable(values.slice(0, 5)),
      sources: [],
      level: "model",
      effects
    }
  )
);
document.body.dataset["ready"] = "true";
