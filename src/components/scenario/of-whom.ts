import type {SystemVariable} from "../../models/system/format.js";

/** Of whom an outcome is a share, from its unit: "inwoners van 18 jaar of ouder" from "% van de inwoners van 18 jaar of ouder". */
export const ofWhom = (unit: string): string => unit.replace(/^%( van de)?\s*/, "").replace(/^.* per 1\.000\s*/, "");

/** Factor from the unit of a variable to "per 1,000"; null where it is no share of persons. */
export const perThousand = ({scale}: Pick<SystemVariable, "scale">): number | null =>
  scale?.per === undefined ? null : 1000 / scale.per;
