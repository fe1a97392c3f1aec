// The controls of a feed's form. Each shows a member, gives back what was typed, and leaves what nobody touched as it was.
import { button, make, pick } from "./dxp-entry-words.js";

/** Something that was typed is not what its field takes; the message is the field's name. */
export class NotReadable extends Error {}

const SEVERAL = {
  table: [{ key: "from", ja: "元のコード", en: "Code" }, { key: "to", ja: "意味", en: "Meaning" }],
  conditions: [{ key: "column", ja: "列", en: "Column" }, { key: "sign", ja: "条件", en: "Is", choices: [["", "=", "="], ["not", "≠", "≠"]] }, { key: "in", ja: "値（カンマで区切る）", en: "Values (commas between)" }],
  credentials: [{ key: "place", ja: "入れる場所", en: "Place", choices: [["HEADER", "ヘッダー", "Header"], ["QUERY", "アドレスの?の後", "Query"]] }, { key: "name", ja: "名前", en: "Name" }, { key: "setting", ja: "設定の名前", en: "Setting" }, { key: "prefix", ja: "前に付ける語", en: "Prefix" }],
};

/** Values between commas; one that holds a comma or a quotation mark, or begins or ends with a space, stands in quotation marks. */
export function listed(values) { return values.map((each) => (/[,，"]|^\s|\s$/.test(each) ? `"${each.replaceAll('"', '""')}"` : each)).join(", "); }

export function unlisted(text) {
  const found = [];
  let rest = text;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(?:[,，]|$)/.exec(rest);
    const plain = quoted ?? /^([^,，]*)(?:[,，]|$)/.exec(rest);
    found.push(quoted ? quoted[1].replaceAll('""', '"') : plain[1].trim());
    const more = /[,，]$/.test(plain[0]);
    rest = rest.slice(plain[0].length);
    if (!more) return found;
  }
}

const OUT = {
  table: (value) => Object.entries(value).map(([from, to]) => ({ from, to })),
  conditions: (value) => value.map((each) => ({ column: each.column ?? "", sign: each.not ? "not" : "", in: listed(each.in ?? []) })),
  credentials: (value) => value.map((each) => ({ place: each.place ?? "HEADER", name: each.name ?? "", setting: each.setting ?? "", prefix: each.prefix ?? "" })),
};

/** Rows in which nothing was typed are none. */
const BLANK = {
  table: (row) => row.from.trim() === "" && row.to.trim() === "",
  conditions: (row) => row.column.trim() === "" && row.in.trim() === "",
  credentials: (row) => row.name.trim() === "" && row.setting.trim() === "" && row.prefix === "",
};

const IN = {
  table(rows) {
    const made = {};
    for (const { from, to } of rows) {
      if (Object.hasOwn(made, from.trim()) || to.trim() === "") throw new Error(from);
      made[from.trim()] = to.trim();
    }
    return made;
  },
  conditions: (rows) => rows.map((row) => {
    if (row.column.trim() === "") throw new Error(row.in);
    return { column: row.column.trim(), in: unlisted(row.in), not: row.sign === "not" };
  }),
  credentials: (rows) => rows.map((row) => ({ place: row.place, name: row.name.trim(), setting: row.setting.trim(), ...(row.prefix === "" ? {} : { prefix: row.prefix }) })),
};

/** Digits as people type them, full width or with separators of thousands; anything else is no number. */
function number(text) {
  const plain = text.normalize("NFKC").trim();
  const digits = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  const made = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) ? Number(digits) : NaN;
  if (!Number.isFinite(made)) throw new Error(text);
  return made;
}

function separator(text) {
  const word = text.trim().toLowerCase();
  return word === "tab" || text === "\t" ? "\t" : word === "" ? undefined : text.trim();
}

/** A control of one kind: `input` takes the focus, `read()` gives what was typed and nothing where it is blank. */
export function control(kind, value, { id, label, locale, described }) {
  const attributes = { id, ...(described ? { "aria-describedby": described } : {}) };
  if (kind === "flag") {
    const input = make("input", { ...attributes, type: "checkbox" });
    input.checked = value === true;
    return single(input, () => input.checked, () => String(input.checked));
  }
  if (Array.isArray(kind)) {
    const known = kind.map((each) => (Array.isArray(each) ? each : [each, each === "" ? "—" : each]));
    const choices = value === undefined || value === null || known.some(([code]) => code === value) ? known : [...known, [value, value]];
    const input = make("select", attributes, ...choices.map(([code, ja, en]) => make("option", { value: code }, locale === "en" ? en ?? ja : ja)));
    input.value = value ?? known[0][0];
    return single(input, () => (input.value === "" ? undefined : input.value), () => input.value);
  }
  if (SEVERAL[kind]) return several(kind, value ?? (kind === "table" ? {} : []), attributes, label, locale);
  if (kind === "lines") {
    const input = make("textarea", { ...attributes, rows: "2" });
    input.value = (value ?? []).join("\n");
    return single(input, () => { const lines = input.value.split("\n").map((line) => line.trim()).filter((line) => line !== ""); return lines.length > 0 ? lines : undefined; }, () => input.value);
  }
  const input = make("input", { ...attributes, type: "text", inputmode: kind === "number" ? "decimal" : null });
  input.value = kind === "separator" && value === "\t" ? "tab" : String(value ?? "");
  const read = { number, separator }[kind] ?? ((text) => text.trim());
  return single(input, () => (input.value.trim() === "" && input.value !== "\t" ? undefined : read(input.value)), () => input.value);
}

function single(input, read, state) {
  const first = state();
  return { element: input, input, read, touched: () => state() !== first, marked: [input] };
}

/** A small table in which rows are added and taken away. */
function several(kind, value, attributes, label, locale) {
  const columns = SEVERAL[kind];
  const say = (ja, en) => (locale === "en" ? en : ja);
  const { id, ...described } = attributes;
  const body = make("tbody");
  const rows = [];
  const renumber = () => {
    region.hidden = rows.length === 0;
    rows.forEach((row, at) => row.name(at + 1));
  };
  const add = (given) => {
    const fields = columns.map((column) => {
      const input = column.choices
        ? make("select", {}, ...column.choices.map(([code, ja, en]) => make("option", { value: code }, say(ja, en))))
        : make("input", { type: "text", autocomplete: "off" });
      input.value = given[column.key] ?? (column.choices ? column.choices[0][0] : "");
      return input;
    });
    const away = button("✕", () => {
      const at = rows.indexOf(row);
      rows.splice(at, 1);
      row.element.remove();
      renumber();
      (rows[Math.min(at, rows.length - 1)]?.fields[0] ?? more).focus();
    }, { class: "btn sm" });
    const row = {
      fields,
      element: make("tr", {}, ...fields.map((field) => make("td", {}, field)), make("td", {}, away)),
      value: () => Object.fromEntries(columns.map((column, i) => [column.key, fields[i].value])),
      name: (n) => {
        fields.forEach((field, i) => field.setAttribute("aria-label", `${label} ${n} ${say(columns[i].ja, columns[i].en)}`));
        away.setAttribute("aria-label", say(`${label} ${n} を削除`, `Remove ${label} ${n}`));
      },
    };
    rows.push(row);
    body.append(row.element);
    renumber();
    return row;
  };
  const more = button(say("行を追加", "Add a row"), () => add({}).fields[0].focus(), { class: "btn sm", id, "aria-label": say(`${label}: 行を追加`, `${label}: add a row`), ...described });
  const table = make("table", { class: "rows" }, make("thead", {}, make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, pick(column, locale))), make("td", {}))), body);
  const region = make("div", { role: "region", tabindex: "0", "aria-label": label }, table);
  renumber();
  OUT[kind](value).forEach(add);
  const state = () => JSON.stringify(rows.map((row) => row.value()));
  const first = state();
  return {
    element: make("div", {}, region, more),
    get input() { return rows[0]?.fields[0] ?? more; },
    get marked() { return rows.length > 0 ? rows.map((row) => row.fields[0]) : [more]; },
    touched: () => state() !== first,
    read: () => {
      const written = rows.map((row) => row.value()).filter((row) => !BLANK[kind](row));
      return written.length > 0 ? IN[kind](written) : undefined;
    },
  };
}
