// The list of projects: how many stand how, filters, and a table that is read on a phone, too.
import { FIELDS, STATES, amount, button, chip, departmentOf, isOwn, make, named, percent, pick, spoken } from "./dxp-roadmap-words.js";
import { periodName } from "./dxp-roadmap-periods.js";
import { Draft } from "./dxp-roadmap-draft.js";

const plain = (text) => text.normalize("NFKC").toLowerCase();
const NOTHING = { words: "", field: "", department: "", kpi: "", state: "" };
const OWN = "own";

export class List {
  #filter = { ...NOTHING };

  /** @param half the one that counts; @param open opens a project by its number */
  constructor(host, half, open) {
    this.host = host;
    this.half = half;
    this.open = open;
    this.place = make("section");
  }

  draw(projects) {
    const { say } = this.host;
    this.projects = projects;
    this.counts = make("ul", { class: "counts", "aria-label": say("状況で絞り込む", "Filter by state") });
    this.told = make("p", { role: "status" });
    this.body = make("tbody", { role: "rowgroup" });
    this.clear = button(say("絞り込みをやめる", "Show all"), () => { this.#filter = { ...NOTHING }; this.draw(this.projects); this.place.querySelector("#dxp-roadmap-words").focus(); }, { class: "btn sm" });
    this.table = this.#table();
    this.place.replaceChildren(make("h2", { id: "dxp-roadmap-list-title", tabindex: "-1" }, say("事業の一覧", "Projects"), make("span", { class: "hint" }, say(`　${periodName(this.half, "ja")}の状況`, ` State in ${periodName(this.half, "en")}`))),
      this.counts, this.#search(), make("p", { class: "acts" }, this.told, this.clear), this.table);
    this.#fill();
  }

  /** A project as it stands by now. */
  replace(project) {
    this.projects = this.projects.map((each) => (each.number === project.number ? { ...each, ...project } : each));
    this.#fill();
  }

  focus(number) { (this.place.querySelector(`[data-project="${number}"]`) ?? this.place.querySelector("h2")).focus(); }

  #report(project) { return project.reports.find((each) => each.half === this.half); }

  #state(project) { return this.#report(project)?.state ?? "NO_REPORT"; }

  #search() {
    const { say, locale } = this.host;
    const field = (id, label, input) => {
      input.id = `dxp-roadmap-${id}`;
      input.value = this.#filter[id];
      input.addEventListener("input", () => { this.#filter[id] = input.value; this.#fill(); });
      return make("div", {}, make("label", { for: input.id }, label), input);
    };
    const choice = (id, label, options) => field(id, label, make("select", {}, make("option", { value: "" }, say("すべて", "All")), ...options.map(([value, word]) => make("option", { value }, word))));
    const departments = [...new Set(this.projects.map((each) => each.department ?? ""))].toSorted((one, other) => (one === "") - (other === "") || one.localeCompare(other, "ja"));
    const own = this.projects.filter((each) => isOwn(each, this.host)).length;
    const kpis = new Map(this.projects.flatMap((each) => each.linkedKpis).map((kpi) => [kpi.code, `${kpi.code} ${pick(kpi.name, locale)}`]));
    return make("form", { class: "search", role: "search", "aria-label": say("事業の絞り込み", "Filter projects") },
      field("words", say("番号・名称・項目", "Number, name, item"), make("input", { type: "search", autocomplete: "off" })),
      choice("field", say("分野", "Field"), Object.entries(FIELDS).map(([key, word]) => [key, pick(word, locale)])),
      choice("department", say("所管課", "Department"), [...(own > 0 ? [[OWN, say("自分の課", "Your department")]] : []), ...departments.map((each) => [each || "-", each || say("計画に記載なし", "Not named in the plan")])]),
      choice("kpi", "KPI", [...kpis].toSorted(([one], [other]) => one.localeCompare(other))));
  }

  #fits(project) {
    const { words, field, department, kpi } = this.#filter;
    const text = plain([project.number, project.name.ja, project.name.en ?? "", project.item].join(" "));
    return plain(words).split(/\s+/).every((word) => text.includes(word)) && (!field || project.field === field)
      && (!department || (department === OWN ? isOwn(project, this.host) : (project.department ?? "-") === department))
      && (!kpi || project.kpis.includes(kpi));
  }

  #fill() {
    const { say } = this.host;
    const fitting = this.projects.filter((each) => this.#fits(each));
    const shown = fitting.filter((each) => !this.#filter.state || this.#state(each) === this.#filter.state);
    this.#count(fitting);
    this.told.textContent = this.projects.length === 0 ? say("事業がまだ登録されていません。", "There are no projects yet.")
      : shown.length === 0 ? say(`${this.projects.length}件のうち、条件に合う事業はありません。`, `None of the ${this.projects.length} projects fits.`)
        : say(`${this.projects.length}件中 ${shown.length}件`, `${shown.length} of ${this.projects.length} projects`);
    this.body.replaceChildren(...shown.map((each) => this.#row(each)));
    this.table.hidden = shown.length === 0;
    this.clear.hidden = Object.values(this.#filter).every((each) => each === "");
  }

  /** How many stand how, of those that the other filters leave; to press one shows these alone. */
  #count(fitting) {
    const { say, locale } = this.host;
    const counted = Map.groupBy(fitting, (each) => this.#state(each));
    const one = (state, word, count, kind) => make("li", {}, button(word, () => {
      this.#filter.state = this.#filter.state === state ? "" : state;
      this.#fill();
      this.counts.querySelector(`[data-state="${state}"]`)?.focus();
    }, { class: `btn sm ${kind}`, "data-state": state, "aria-pressed": String(this.#filter.state === state) }));
    const states = Object.keys(STATES).filter((state) => counted.has(state) || this.#filter.state === state);
    this.counts.replaceChildren(one("", say("すべて", "All"), fitting.length, ""), ...states.map((state) => one(state, `${STATES[state].mark} ${pick(STATES[state], locale)}`, 0, STATES[state].kind)));
    for (const each of this.counts.querySelectorAll("button")) each.append(make("b", {}, String(each.dataset.state === "" ? fitting.length : counted.get(each.dataset.state)?.length ?? 0)));
  }

  #heads() {
    const { say } = this.host;
    return [say("番号", "No."), say("事業名", "Project"), say("分野", "Field"), say("項目", "Item"), say("所管課", "Department"), say("予算（千円）", "Budget (¥1,000)"), say("報告", "Report")];
  }

  /** On a phone its rows are blocks, which are no table to a screen reader unless their roles say so. */
  #table() {
    const { say } = this.host;
    return make("div", { class: "stacked" }, make("table", { role: "table" }, make("caption", {}, say("－は計画に記載がないもの", "– is what the plan does not give")),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...this.#heads().map((word, index) => make("th", { scope: "col", role: "columnheader", class: index === 5 ? "n" : null }, word)))), this.body));
  }

  #row(project) {
    const { say, locale } = this.host;
    const [, , field, item, department, budget, report] = this.#heads();
    const cell = (label, isKnown, kind, ...content) => make("td", { role: "cell", "data-label": label, class: [kind, isKnown ? "" : "nil"].filter(Boolean).join(" ") || null }, ...content);
    const open = button(named(project.name, locale), () => this.open(project.number), { class: "open", "data-project": project.number });
    const last = project.budgets.at(-1);
    return make("tr", { role: "row" }, make("td", { role: "cell", class: "n" }, String(project.number)), make("th", { scope: "row", role: "rowheader", class: "wide" }, open),
      cell(field, true, "k", pick(FIELDS[project.field], locale)), cell(item, true, "m", spoken("span", {}, project.item)),
      cell(department, Boolean(project.department), "m", project.department ? spoken("span", {}, departmentOf(project, this.host)) : say("－", "–")),
      cell(budget, Boolean(last), "n", last ? amount(last, this.host) : say("－", "–")), cell(report, true, "state", this.#standing(project)));
  }

  #standing(project) {
    const { say, locale } = this.host;
    const report = this.#report(project);
    const half = periodName(this.half, locale);
    const last = project.reports.filter((each) => each.half < this.half).at(-1);
    return make("div", {}, ...(report ? [make("div", {}, chip(report.state, locale), ` ${percent(report.percent, locale)}`), make("div", { class: "hint" }, half)]
      : [chip("NO_REPORT", locale, say(`${half}の報告なし`, `No report for ${half}`)), ...(last ? [make("div", { class: "hint" }, say(`前の報告：${periodName(last.half, locale)} `, `Before: ${periodName(last.half, locale)} `), `${STATES[last.state].mark} ${pick(STATES[last.state], locale)} ${percent(last.percent, locale)}`)] : [])]),
    ...(new Draft(this.host, `report/${project.number}`).read() ? [make("div", { class: "hint" }, say("✎ 書きかけの報告あり", "✎ A report not sent yet"))] : []));
  }
}
