import {InputError} from "../../../models/errors.js";

/** The base as given, without a slash at its end. Throws InputError where it is no plain http(s) address. */
export function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InputError("invalid-url", "give the base as http(s)://host/path", "--base-url");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw new InputError("invalid-url", "leave user name, password, ? and # out of the base URL", "--base-url");
  return url.href.replace(/\/+$/, "");
}

/** Table ids become file names and parts of URLs: letters, digits and hyphens only; the case is never changed. */
export function tableId(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text))
    throw new InputError("invalid-table", "a CBS table id looks like 85224NED or 80590ned", "TABLE");
  return text;
}
