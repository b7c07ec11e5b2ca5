import type {AreaIndex, MunicipalityEntry} from "../../../loaders/site/areas/area-types.js";
import {areas} from "../../locale/areas.js";
import {formatPercent} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {Bar} from "../controls/bar.js";
import {Chips} from "../controls/chips.js";
import {Combobox} from "../controls/combobox.js";
import {chosenCrisis, crisisField, CrisisNote} from "../crisis/crisis-choice.js";
import {h} from "../dom.js";
import {Lede} from "../prose.js";
import {listField, textField} from "../state-fields.js";
import {createState} from "../state.js";
import {Tag} from "../tag.js";
import {createAreaContent, type DrawnArea} from "./area-content.js";
import {AreaCrisisChoice, areasSince} from "./area-crisis.js";
import {siteAreaFiles, type AreaFiles} from "./area-files.js";
import {labelOf, nameOf} from "./area-names.js";
import {FigureBlock, type NamedArea} from "./figure-block.js";
import {PracticeBlock} from "./practice-block.js";
import {themeFields, ThemePart} from "./theme-part.js";
import {WijkFigure} from "./wijk-figure.js";
import {areaLede} from "./words.js";

const words = areas.municipality;
const root = "../";
const mostCompared = 3;

/** The page of a municipality: one page for all, which of them stands in the address. */
export async function MunicipalityView(files: AreaFiles = siteAreaFiles()): Promise<HTMLElement> {
  const index = await files.index();
  const state = createState({
    gebied: textField("", {pattern: /^GM\d{4}$/}),
    cijfer: textField("bijstand", {pattern: /^[a-z0-9-]+$/}),
    ...themeFields(index),
    crisis: crisisField(index.crisis),
    met: listField([], {pattern: /^GM\d{4}$/})
  });
  const choices = index.municipalities.map(({code, name, province}) => ({
    ...{value: code, label: name, hint: nameOf(index, province) ?? ""}
  }));
  const picker = Combobox(choices, {label: words.choose, value: state.get().gebied || null});
  const indicators = Combobox(
    index.indicators.map(({id, title, synonyms}) => ({value: id, label: title, hint: "", synonyms})),
    {label: areas.indicator, value: state.get().cijfer}
  );
  const others = Chips(choices, {label: areas.alsoCompare, value: state.get().met, most: mostCompared});
  picker.addEventListener("input", () => state.set({gebied: picker.value ?? ""}));
  indicators.addEventListener("input", () => state.set({cijfer: indicators.value ?? "bijstand"}));
  others.addEventListener("input", () => state.set({met: others.value}));
  const against = AreaCrisisChoice(index, state);
  const area = createAreaContent(words.title);
  state.subscribe(refresh);
  refresh();
  return h(
    "div",
    {class: "sh-area-page"},
    area.heading,
    area.message,
    Bar([picker, indicators, others, against], {
      state,
      summary: () => nameOf(index, state.get().gebied) ?? words.choose,
      tags: index.synthetic ? [Tag(nl.figure.synthetic, {tone: "warn"})] : []
    }),
    area.content
  );

  function refresh(): void {
    const {gebied, cijfer, met} = state.get();
    const crisis = crisisOf();
    against.value = crisis.id;
    [picker.value, indicators.value, others.value] = [gebied || null, cijfer, [...met]];
    const entry = index.municipalities.find(({code}) => code === gebied);
    area.show([gebied, cijfer, crisis.id, ...met].join(" "), entry?.name ?? words.title, () =>
      entry
        ? load(entry, met, crisis).then((found) => draw(entry, cijfer, found, {...index, crisis}))
        : {message: gebied === "" ? [h("p", {class: "sh-lede"}, words.ask)] : gone(gebied), content: []}
    );
  }

  function crisisOf(): AreaIndex["crisis"] {
    return chosenCrisis(state.get().crisis, index);
  }

  async function load(
    entry: MunicipalityEntry,
    met: readonly string[],
    crisis: AreaIndex["crisis"]
  ): Promise<[NamedArea, ...NamedArea[]]> {
    const bases = ["NL01", entry.province, entry.sizeClass].flatMap((code) => code ?? []);
    const chosen = met.filter((code) => code !== entry.code).slice(0, mostCompared);
    const named = async (code: string): Promise<NamedArea> => ({
      ...{code, label: labelOf(index, code), file: await files.area(code)}
    });
    const found = await Promise.all([entry.code, ...bases, ...chosen].map(named));
    const [own, ...rest] = await areasSince(found, index, crisis);
    if (!own) throw new Error(areas.fetch.empty);
    // What is most alike comes first.
    return [own, ...rest.sort((a, b) => Number(b.code.startsWith("GK")) - Number(a.code.startsWith("GK")))];
  }

  function draw(
    entry: MunicipalityEntry,
    cijfer: string,
    [own, ...others]: [NamedArea, ...NamedArea[]],
    shown: AreaIndex
  ): DrawnArea {
    const indicator = index.indicators.find(({id}) => id === cijfer) ?? index.indicators[0];
    const theme = ThemePart(own, others, {index: shown, root, state});
    const lists = index.areas.filter(({members}) => members.includes(entry.code)).map(({code}) => code);
    return {
      message: [
        Lede(areaLede(entry.name, own.file.figures, shown.crisis), {level: "description"}),
        CrisisNote(shown.crisis, shown.crises)
      ],
      content: [
        ...(indicator
          ? [FigureBlock(indicator, own, others, {index: shown, root}), WijkFigure(indicator, entry.name, own.file)]
          : []),
        PracticeBlock(entry.name, [entry.code, ...lists.filter((code) => code !== "NL01")], index.practice),
        theme.element
      ],
      fill: theme.fill
    };
  }

  function gone(code: string): HTMLElement[] {
    const entry = index.dissolved.find((each) => each.code === code);
    if (!entry) return [h("p", {class: "sh-lede"}, words.unknown(code))];
    return [
      h("p", {class: "sh-lede"}, words.dissolved(entry.name, String(entry.lastYear))),
      entry.became.length === 0
        ? h("p", {}, words.noSuccessor)
        : h(
            "div",
            {},
            h("p", {}, words.became),
            h(
              "ul",
              {class: "sh-successors"},
              entry.became.map(({code: to, share}) =>
                h(
                  "li",
                  {},
                  h("a", {href: state.href({gebied: to})}, nameOf(index, to) ?? to),
                  share < 1 ? ` (${words.part(formatPercent(share * 100, 0))})` : null
                )
              )
            )
          )
    ];
  }
}
