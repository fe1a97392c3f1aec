// ロードマップ: the phases of a project as bars over the years of the plan, each with its words.
import { make, spoken } from "./dxp-roadmap-words.js";
import { FIRST_YEAR, YEARS, periodName, place, placeOf } from "./dxp-roadmap-periods.js";

const HALVES = YEARS * 2;
const share = (halves) => `${(Math.min(Math.max(halves, 0), HALVES) / HALVES) * 100}%`;

/** Where a phase stands; nothing where the plan does not say. */
function span(phase) {
  const from = place(phase.from, false);
  const to = place(phase.to, true);
  return from === null || to === null || to <= 0 || from >= HALVES ? null : { from, to };
}

function when(phase, { say, locale }) {
  if (!span(phase)) return say("時期の記載なし", "No dates given");
  const [from, to] = [periodName(phase.from, locale), periodName(phase.to, locale)];
  const window = from === to ? from : say(`${from}～${to}`, `${from} to ${to}`);
  return `${window}${phase.certain ? say("（プランに記載）", " (printed in the plan)") : say("（図から読み取り）", " (read from the drawing)")}`;
}

function bar(phase) {
  const known = span(phase);
  const drawn = make("i", { class: known ? (phase.certain ? "bar" : "bar drawn") : "bar undated" });
  drawn.style.insetInlineStart = known ? share(known.from) : "0";
  drawn.style.width = known ? share(known.to - Math.max(known.from, 0)) : "100%";
  return drawn;
}

function now(today) {
  const marked = make("i", { class: "now" });
  marked.style.insetInlineStart = share(today);
  return marked;
}

export function bars(phases, host, day = new Date()) {
  const { say } = host;
  const today = placeOf(day);
  const isWithin = today > 0 && today < HALVES;
  const years = Array.from({ length: YEARS }, (_, index) => make("span", {}, say(`令和${FIRST_YEAR + index - 2018}年度`, `FY${FIRST_YEAR + index}`)));
  // The plan's remarks are few and told of many phases.
  const notes = [...new Set(phases.map((each) => each.note).filter(Boolean))];
  const mark = (note) => `※${notes.indexOf(note) + 1}`;
  const line = (phase) => make("li", {},
    make("div", {}, spoken("span", {}, phase.name), make("span", { class: "hint" }, ` ${when(phase, host)}${phase.note ? ` ${mark(phase.note)}` : ""}`)),
    make("div", { class: "track", "aria-hidden": "true" }, bar(phase), ...(isWithin ? [now(today)] : [])));
  const items = Map.groupBy(phases, (phase) => phase.item);
  const kinds = [["bar", "プランに記載された時期", "Dates printed in the plan", (each) => span(each) && each.certain], ["bar drawn", "図から読み取った時期（目安）", "Read from the drawing, approximate", (each) => span(each) && !each.certain], ["bar undated", "時期の記載なし（令和6～10年度のどこか）", "No dates given: some time within the plan, fiscal 2024 to 2028", (each) => !span(each)]];
  const legend = kinds.filter(([, , , fits]) => phases.some(fits)).map(([kind, ja, en]) => make("li", {}, make("i", { "aria-hidden": "true" }, make("i", { class: kind })), say(ja, en)));
  if (isWithin) legend.push(make("li", {}, make("i", { "aria-hidden": "true" }, make("i", { class: "now" })), say("今日", "Today")));
  for (const wide of legend.flatMap((each) => [...each.querySelectorAll(".bar")])) wide.style.width = "100%";
  return make("div", { class: "bars" }, make("ul", { class: "legend", "aria-label": say("図の見方", "How to read it") }, ...legend),
    make("div", { class: "axis", "aria-hidden": "true" }, make("div", { class: "years" }, ...years)),
    ...[...items].flatMap(([item, some]) => [spoken("h4", {}, item), make("ul", { class: "phases" }, ...some.map(line))]),
    ...(notes.length === 0 ? [] : [spoken("ul", { class: "notes" }, ...notes.map((note) => make("li", { class: "hint" }, `${mark(note)} ${note}`)))]));
}
