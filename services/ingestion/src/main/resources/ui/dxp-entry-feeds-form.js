// The form of a feed's definition: every member has its field, and what nobody touches stays as it was.
import { button, inOwnWords, make, pick } from "./dxp-entry-words.js";
import { FIGURE, GROUPS, OTHERS } from "./dxp-entry-feeds-fields.js";
import { NotReadable, control } from "./dxp-entry-feeds-controls.js";

export { NotReadable };

const WIDE = new Set(["table", "conditions", "credentials"]);
const QUANTITIES = ["value", "numerator", "denominator"];
const STYLE = "dxp-entry .feedform .fields :is(input:not([type=checkbox]),select,textarea){width:100%}dxp-entry .feedform .broad{grid-column:1/-1;max-width:44em}dxp-entry .feedform table.rows :is(th,td){padding:4px;border:0}dxp-entry .feedform table.rows :is(input,select){min-width:6em}dxp-entry .feedform .said:empty{display:none}dxp-entry .feedform .said{margin:4px 0 0}";

function at(object, path) { return path.split(".").reduce((inner, name) => inner?.[name], object); }

function put(object, path, value) {
  const names = path.split(".");
  const last = names.pop();
  let inner = object;
  for (const name of names) {
    if (value === undefined && (inner[name] === undefined || inner[name] === null)) return;
    inner[name] ??= {};
    inner = inner[name];
  }
  if (value === undefined) delete inner[last];
  else inner[last] = value;
}

/** The name of a place in a definition or of a member of a figure, for people; what nobody named stays. */
export function named(place, locale) {
  const path = String(place ?? "").replace(/^\//, "").replaceAll("/", ".");
  const figure = /^mapping\.figures\.(\d+)\.?(.*)$/.exec(path);
  const rows = figure ? FIGURE : GROUPS.flatMap(([, members]) => members);
  const asked = figure ? figure[2] : path;
  const say = ([ja, en]) => (locale === "en" ? en : ja);
  for (let part = asked; part !== ""; part = part.includes(".") ? part.slice(0, part.lastIndexOf(".")) : "") {
    const row = rows.find(([known]) => known === part);
    if (row) return `${figure ? `${say(OTHERS["mapping.figures"])} ${Number(figure[1]) + 1} ` : ""}${say([row[1], row[2]])}`;
    if (!figure && OTHERS[part]) return say(OTHERS[part]);
  }
  return figure ? `${say(OTHERS["mapping.figures"])} ${Number(figure[1]) + 1}` : path;
}

let counted = 0;

/** A form over a definition; `definition()` gives what was typed, or throws with the field's name. Whoever has the feed's name beside it hands that field in, and the departments if they are known. */
export function form(given, locale, beside = [], departments = null) {
  const say = (ja, en) => (locale === "en" ? en : ja);
  const start = structuredClone(given);
  start.origin ??= {};
  start.mapping ??= {};

  const field = (holder, [path, ja, en, hintJa, hintEn, kind], of = "") => {
    const id = `dxp-feed-${counted += 1}`;
    const label = say(ja, en);
    const hint = say(hintJa, hintEn);
    const choices = kind !== "department" ? kind : departments ? [["", "—"], ...departments.map(({ key, name }) => [key, name.ja, name.en])] : "text";
    const made = control(choices, at(holder, path), { id, label: of + label, locale, described: `${id}-hint ${id}-said` });
    const said = make("span", { class: "fault said", id: `${id}-said` });
    const broad = WIDE.has(kind) ? "broad" : "";
    const element = make("div", { class: broad, "data-path": path }, make("label", { for: id }, label), make("div", {}, made.element), make("span", { class: "hint wide", id: `${id}-hint` }, hint), said);
    return { path, made, said, element, label: of + label };
  };
  const part = (holder, members, of = "") => {
    const fields = members.map((member) => [field(holder, member, of), member[6] === "more"]);
    const finer = fields.filter(([, more]) => more).map(([each]) => each);
    const isUsed = finer.some(({ path }) => ![undefined, null, false, ""].includes(at(holder, path)) && Object.keys(Object(at(holder, path))).length !== 0 || typeof at(holder, path) === "number");
    const details = finer.length > 0 ? [make("details", isUsed ? { open: "" } : {}, make("summary", {}, say("くわしい設定", "Finer settings")), make("div", { class: "fields" }, ...finer.map(({ element }) => element)))] : [];
    const plain = fields.filter(([, more]) => !more).map(([each]) => each.element);
    return { fields: fields.map(([each]) => each), elements: [make("div", { class: "fields" }, ...plain), ...details] };
  };

  const parts = GROUPS.map(([title, members]) => ({ title, ...part(start, members) }));
  const groups = parts.map(({ title, elements }) => make("fieldset", {}, make("legend", {}, pick(title, locale)), ...elements));
  const general = parts.flatMap(({ fields }) => fields);

  const figures = [];
  const place = make("div");
  let numbers = 0;
  const add = (holder) => {
    const number = numbers += 1;
    const name = `${say("数値", "Figure")} ${number}`;
    const { fields, elements } = part(holder, FIGURE, `${name} `);
    const id = `dxp-feed-${counted += 1}`;
    const way = make("select", { id }, make("option", { value: "value" }, say("値をそのまま", "A value")), make("option", { value: "counts" }, say("分子と分母", "A numerator and a denominator")));
    way.value = holder.numerator || holder.denominator ? "counts" : "value";
    const suit = () => fields.forEach(({ path, element }) => { if (QUANTITIES.includes(path.split(".")[0])) element.hidden = (way.value === "value") !== path.startsWith("value."); });
    way.addEventListener("change", suit);
    suit();
    const figure = {
      holder, fields, way,
      element: make("fieldset", {}, make("legend", {}, name), make("div", { class: "fields" }, make("div", {}, make("label", { for: id }, say("数値の作り方", "Made of")), make("div", {}, way))), ...elements,
        button(say("この数値を削除", "Remove this figure"), () => { figures.splice(figures.indexOf(figure), 1); figure.element.remove(); more.focus(); }, { class: "btn sm", "aria-label": say(`${name} を削除`, `Remove ${name}`) })),
    };
    figures.push(figure);
    place.append(figure.element);
    return figure;
  };
  const fresh = () => ({ indicator: { text: "" }, value: {} });
  const more = button(say("数値を追加", "Add a figure"), () => add(fresh()).fields[0].made.input.focus());
  (start.mapping.figures?.length ? start.mapping.figures : [fresh()]).forEach(add);
  const adding = make("p", { class: "acts" }, more);

  // A machine that sends itself sends observations: there is nothing to map.
  const kind = general.find(({ path }) => path === "origin.kind").made.input;
  const suitKind = () => { for (const each of [groups[2], groups[3], place, adding]) each.hidden = kind.value === "PUSH"; };
  kind.addEventListener("change", suitKind);
  suitKind();

  const all = () => [...beside, ...general, ...figures.flatMap(({ fields }) => fields)];
  const quiet = () => { for (const { made, said } of all()) { said.replaceChildren(); made.marked.forEach((input) => input.removeAttribute("aria-invalid")); } };
  const mark = (field, message) => {
    field.said.append(...(field.said.hasChildNodes() ? [" "] : []), `⚠ ${message}`);
    field.made.marked.forEach((input) => { input.setAttribute("aria-invalid", "true"); if (!input.hasAttribute("aria-describedby")) input.setAttribute("aria-describedby", field.said.id); });
    const details = field.element.closest("details");
    if (details) details.open = true;
  };
  const stop = (field, message) => {
    mark(field, message);
    field.made.input.focus();
    throw new NotReadable(field.label);
  };
  const write = (holder, fields) => {
    const made = structuredClone(holder);
    for (const each of fields) {
      if (!each.made.touched()) continue;
      let value;
      try { value = each.made.read(); } catch { stop(each, say("書き方を確かめてください。", "This cannot be read.")); }
      put(made, each.path, value);
    }
    return made;
  };
  /** A reading without its text was not meant, unless something else of it was written. */
  const settle = (made, name, fields) => {
    const reading = made[name];
    if (!reading || reading.text) return;
    const text = fields.find(({ path }) => path.endsWith(`${name}.text`));
    if (reading.pattern || Object.keys(reading.table ?? {}).length > 0) stop(text, say("列名か文字を書いてください。", "Write a column or a text."));
    delete made[name];
  };
  const written = (figure) => {
    const made = write(figure.holder, figure.fields);
    settle(made, "period", figure.fields);
    const counts = figure.way.value === "counts";
    for (const name of QUANTITIES) {
      if ((name === "value") === counts) delete made[name];
      else made[name] ??= {};
    }
    return made;
  };
  const isMeant = (figure, made) => made.indicator?.text || figure.fields.some((each) => each.made.touched());

  /** The field of a place of the definition, or the first one below or above it. */
  const find = (pointer) => {
    const path = String(pointer ?? "").replace(/^\//, "").replaceAll("/", ".");
    const figure = /^mapping\.figures(?:\.(\d+))?\.?(.*)$/.exec(path);
    const fields = figure ? sent[Number(figure[1] ?? 0)]?.fields ?? [] : [...beside, ...general];
    const shown = fields.filter(({ element }) => !element.hidden);
    for (let part = figure ? figure[2] : path; part !== ""; part = part.includes(".") ? part.slice(0, part.lastIndexOf(".")) : "") {
      const found = fields.find((each) => each.path === part) ?? shown.find((each) => each.path.startsWith(`${part}.`));
      if (found) return found;
    }
    return figure ? shown[0] : undefined;
  };
  let sent = figures;

  return {
    element: make("div", { class: "feedform" }, make("style", {}, STYLE), ...groups, place, adding),
    definition() {
      quiet();
      const made = write(start, general);
      if (made.counts && !made.counts.ja && !made.counts.en) delete made.counts;
      if (made.origin.kind === "PUSH") {
        if (given.origin?.kind !== "PUSH") {
          for (const name of ["mapping", "format", "layout"]) delete made[name];
          delete made.origin.address;
        }
        return made;
      }
      delete made.origin.client;
      made.mapping ??= {};
      for (const name of ["period", "area", "status"]) settle(made.mapping, name, general);
      const kept = figures.map((figure) => [figure, written(figure)]).filter(([figure, each]) => isMeant(figure, each));
      sent = kept.map(([figure]) => figure);
      made.mapping.figures = kept.map(([, each]) => each);
      return made;
    },
    /** Puts each fault at its field and focuses the first; gives back the others, and all with the names of their places. */
    refuse(faults) {
      quiet();
      const told = faults.map((fault) => {
        const message = `${inOwnWords(fault.message, locale)}${fault.expected ? `（${say("例", "such as")}: ${inOwnWords(fault.expected, locale)}）` : ""}`;
        const field = find(fault.pointer);
        if (field) mark(field, message);
        return { field, message, name: field?.label ?? named(fault.pointer, locale) };
      });
      told.find(({ field }) => field && !field.made.input.disabled)?.field.made.input.focus();
      return told;
    },
  };
}
