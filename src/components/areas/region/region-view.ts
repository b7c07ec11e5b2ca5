import type {AreaEntry, AreaIndex} from "../../../../loaders/site/areas/area-types.js";
import {areas} from "../../../locale/areas.js";
import {formatDate, formatNumber} from "../../../locale/format.js";
import {nl} from "../../../locale/nl.js";
import {Bar} from "../../controls/bar.js";
import {Chips} from "../../controls/chips.js";
import {Combobox} from "../../controls/combobox.js";
import {chosenCrisis, crisisField, CrisisNote, yearOf} from "../../crisis/crisis-choice.js";
import {h} from "../../dom.js";
import type {MapShapes} from "../../map-shapes.js";
import {pageWith} from "../../pages/page-href.js";
import {Lede} from "../../prose.js";
import {listField, textField} from "../../state-fields.js";
import {createState} from "../../state.js";
import {Tag} from "../../tag.js";
import {createAreaContent, type DrawnArea} from "../area-content.js";
import {acrossOf, AreaCrisisChoice, areasSince} from "../area-crisis.js";
import {siteAreaFiles, type AreaFiles} from "../area-files.js";
import {labelOf, nameOf} from "../area-names.js";
import {FigureBlock, type NamedArea} from "../figure-block.js";
import {PracticeBlock} from "../practice-block.js";
import {themeFields, ThemePart} from "../theme-part.js";
import {areaLede} from "../words.js";
import {SideFigures} from "./side-figures.js";

const words = areas.region;
const root = "../";
const ownCode = "eigen";

/** The page of a region: an area, a given list, or a list of the reader's own, with its municipalities side by side. */
export async function RegionView(
  {shapes}: {shapes: MapShapes},
  files: AreaFiles = siteAreaFiles()
): Promise<HTMLElement> {
  const index = await files.index();
  const state = createState({
    gebied: textField("", {pattern: /^(eigen|(PV|CR|VR|GK|NL)\d+|L-[a-z0-9-]+)$/}),
    leden: listField([], {pattern: /^GM\d{4}$/}),
    cijfer: textField("bijstand", {pattern: /^[a-z0-9-]+$/}),
    ...themeFields(index),
    crisis: crisisField(index.crisis)
  });
  const regions = index.areas.filter(({kind}) => kind !== "land");
  const nameOfArea = ({code, name, kind}: AreaEntry): string =>
    kind === "grootteklasse" ? words.sizeClassName(name) : labelOf(index, code);
  const picker = Combobox(
    [
      {value: ownCode, label: words.own, hint: ""},
      ...regions.map((area) => ({value: area.code, label: nameOfArea(area), hint: words.kinds[area.kind]}))
    ],
    {label: words.choose, value: state.get().gebied || null}
  );
  const members = Chips(
    index.municipalities.map(({code, name, province}) => ({
      ...{value: code, label: name, hint: nameOf(index, province) ?? ""}
    })),
    {label: words.members, value: state.get().leden, most: 60}
  );
  const indicators = Combobox(
    index.indicators.map(({id, title, synonyms}) => ({value: id, label: title, hint: "", synonyms})),
    {label: areas.indicator, value: state.get().cijfer}
  );
  picker.addEventListener("input", () => state.set({gebied: picker.value ?? ""}));
  members.addEventListener("input", () => state.set({leden: members.value}));
  indicators.addEventListener("input", () => state.set({cijfer: indicators.value ?? "bijstand"}));
  const against = AreaCrisisChoice(index, state);
  const view = createAreaContent(words.title);
  const names = new Map(index.municipalities.map(({code, name}) => [code, name]));
  state.subscribe(refresh);
  refresh();
  return h(
    "div",
    {class: "sh-area-page"},
    view.heading,
    view.message,
    Bar([picker, members, indicators, against], {
      state,
      summary: () => chosen()?.name ?? words.choose,
      tags: index.synthetic ? [Tag(nl.figure.synthetic, {tone: "warn"})] : []
    }),
    view.content
  );

  /** The region of the address: a given one, or the reader's list. */
  function chosen(): AreaEntry | null {
    const {gebied, leden} = state.get();
    if (gebied === ownCode) {
      const known = leden.filter((code) => names.has(code));
      return {code: ownCode, name: words.own, kind: "lijst", members: known};
    }
    const area = regions.find(({code}) => code === gebied);
    return area ? {...area, name: nameOfArea(area)} : null;
  }

  function refresh(): void {
    const {gebied, leden, cijfer} = state.get();
    const crisis = chosenCrisis(state.get().crisis, index);
    against.value = crisis.id;
    [picker.value, indicators.value, members.value] = [gebied || null, cijfer, [...leden]];
    members.hidden = gebied !== ownCode;
    const area = chosen();
    view.show([gebied, cijfer, crisis.id, ...leden].join(" "), area?.name ?? words.title, () =>
      area && area.members.length > 1
        ? load(area, cijfer, crisis)
        : {message: [h("p", {class: "sh-lede"}, area ? words.ownEmpty : words.ask)], content: []}
    );
  }

  async function load(area: AreaEntry, cijfer: string, crisis: AreaIndex["crisis"]): Promise<DrawnArea> {
    const indicator = index.indicators.find(({id}) => id === cijfer) ?? index.indicators[0];
    if (!indicator) throw new Error(areas.fetch.empty);
    const isOwn = area.code === ownCode;
    const codes = isOwn ? [] : [area.code, "NL01"];
    const [across, ...found] = await Promise.all([
      acrossOf(files, indicator, index, crisis),
      ...codes.map(async (code): Promise<NamedArea> => ({
        ...{code, label: code === area.code ? area.name : labelOf(index, code), file: await files.area(code)}
      }))
    ]);
    const [own, ...others] = await areasSince(found, index, crisis);
    const shown = {...index, crisis};
    const theme = own ? ThemePart(own, others, {index: shown, root, state}) : null;
    return {
      message: [
        own
          ? Lede(areaLede(area.name, own.file.figures, crisis), {level: "description"})
          : h("p", {class: "sh-lede"}, words.ownNote),
        ...(area.source && area.asOf ? [h("p", {}, words.listSource(area.source, formatDate(area.asOf)))] : []),
        h("p", {class: "sh-area-size"}, words.size(formatNumber(area.members.length, 0))),
        CrisisNote(crisis, index.crises)
      ],
      content: [
        ...(own ? [FigureBlock(indicator, own, others, {index: shown, root})] : []),
        SideFigures(indicator, across, {
          ...{area: area.name, members: new Set(area.members), names, shapes, root, crisisYear: yearOf(crisis)},
          hrefOf: (code) =>
            pageWith("", "gemeente", {
              ...{gebied: code, cijfer: indicator.id},
              ...(crisis.id === index.crisis.id ? {} : {crisis: crisis.id})
            })
        }),
        PracticeBlock(area.name, [area.code], index.practice),
        ...(theme ? [theme.element] : [])
      ],
      ...(theme ? {fill: theme.fill} : {})
    };
  }
}
