import {start} from "../../locale/start.js";
import {nl} from "../../locale/nl.js";
import {siteAreaFiles, type AreaFiles} from "../areas/area-files.js";
import {nameOf} from "../areas/area-names.js";
import {Bar} from "../controls/bar.js";
import {Combobox} from "../controls/combobox.js";
import {asControl, changed, type Control} from "../controls/control.js";
import {CopyLink} from "../controls/copy-link.js";
import {textField} from "../state-fields.js";
import {createState} from "../state.js";
import {Tag} from "../tag.js";

/** A municipality as a walk through the site takes it along. */
export interface ChosenMunicipality {
  code: string;
  name: string;
}

const first = "GM0794";

/** The bar that chooses a municipality for a whole page; the choice stands in the address. */
export async function MunicipalityChoice(files: AreaFiles = siteAreaFiles()): Promise<Control<ChosenMunicipality>> {
  const index = await files.index();
  const state = createState({gebied: textField(first, {pattern: /^GM\d{4}$/})});
  const chosen = (): ChosenMunicipality => {
    const wanted = index.municipalities.find(({code}) => code === state.get().gebied);
    const {code, name} = wanted ??
      index.municipalities.find((each) => each.code === first) ?? {code: first, name: first};
    return {code, name};
  };
  const picker = Combobox(
    index.municipalities.map(({code, name, province}) => ({
      ...{value: code, label: name, hint: nameOf(index, province) ?? ""}
    })),
    {label: start.municipality, value: chosen().code}
  );
  picker.addEventListener("input", () => state.set({gebied: picker.value ?? first}));
  const bar = Bar([picker, CopyLink({href: () => state.href()})], {
    summary: () => chosen().name,
    tags: index.synthetic ? [Tag(nl.figure.synthetic, {tone: "warn"})] : []
  });
  state.subscribe(() => {
    if (picker.value === chosen().code) return;
    // The way back in the history.
    picker.value = chosen().code;
    changed(bar);
  });
  return asControl(bar, chosen, ({code}) => state.set({gebied: code}));
}
