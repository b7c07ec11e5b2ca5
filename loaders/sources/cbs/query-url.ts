/** `url?$name=value&…`, values encoded and names kept as OData writes them; null values are left out. */
export function queryUrl(url: string, query: Readonly<Record<string, string | number | null>>): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `$${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? url : `${url}?${parts.join("&")}`;
}
