// One project: what the plan says of it, its roadmap, its reports, and what the committee says.
import { FIELDS, amount, button, call, chip, departmentOf, fact, failed, loading, make, mayReport, named, percent, pick, spoken } from "./dxp-roadmap-words.js";
import { periodName } from "./dxp-roadmap-periods.js";
import { bars } from "./dxp-roadmap-bars.js";
import { ReportForm, timeline } from "./dxp-roadmap-report.js";
import { Comments } from "./dxp-roadmap-comments.js";

/** An index half up to one decimal, as everywhere on the platform; beyond eight decimals is the noise of binary numbers. */
const tenths = (number) => (Math.sign(number) * Math.round(Number((Math.abs(number) * 10).toFixed(8))) / 10 || 0).toFixed(1);

export class Project {
  /** @param half the one that counts; @param changed is told the project as it stands after a report */
  constructor(host, number, half, changed) {
    this.host = host;
    this.number = number;
    this.half = half;
    this.changed = changed;
    this.place = make("div");
  }

  async open(said = "") {
    const { say } = this.host;
    this.place.replaceChildren(this.#back(), make("section", {}, loading(this.host)));
    const answer = await call("GET", `/api/roadmap/projects/${encodeURIComponent(this.number)}`);
    if (!answer.ok) {
      const missing = answer.status === 404 || answer.status === 400;
      this.place.replaceChildren(this.#back(), missing ? make("section", {}, make("p", { role: "alert" }, say(`事業 ${this.number} はありません。`, `There is no project ${this.number}.`)))
        : failed(say("事業を読み込めませんでした。", "The project could not be loaded."), answer, this.host, () => this.open()));
      return;
    }
    this.project = answer.body;
    this.changed(this.project);
    this.#draw(said);
  }

  #back() { return make("p", {}, make("a", { class: "btn sm", href: "#projects" }, this.host.say("← 一覧に戻る", "← Back to the list"))); }

  #draw(said) {
    const told = make("p", { class: "said", role: "status", tabindex: "-1" }, `✔ ${said} `, make("a", { href: this.#public() }, this.host.say("公開ページを見る", "See the public page")));
    const comments = new Comments(this.host, this.project);
    this.place.replaceChildren(this.#back(), this.#head(), ...this.#measures(), ...this.#roadmap(), this.#reports(said ? [told] : []), comments.place, ...this.#notes());
    comments.load();
    (said ? told : this.place.querySelector("h2")).focus();
  }

  #public() { return `${this.host.say("", "/en")}/projects/${this.project.number}`; }

  #head() {
    const { say, locale } = this.host;
    const { project } = this;
    const newest = project.reports.find((each) => each.half === this.half);
    const jump = (word, id) => button(word, () => { const there = this.place.querySelector(`#${id}`); there.scrollIntoView(); there.focus({ preventScroll: true }); }, { class: "btn sm" });
    const budgets = project.budgets.map((each) => `${periodName(each.year, locale)} ${amount(each, this.host)}`).join(say("、", ", ")) || say("記載なし", "not printed");
    const list = (heading, none, texts) => make("div", {}, make("h3", {}, heading), texts.length === 0 ? make("p", { class: "hint" }, none) : spoken("ul", { class: "dots" }, ...texts.map((text) => make("li", {}, text))));
    const texts = project.issues.length + project.aims.length === 0 ? [] : [make("div", { class: "two" },
      list(say("課題", "Issues"), say("プランに記載はありません。", "The plan names none."), project.issues), list(say("ねらい", "Aims"), say("プランに記載はありません。", "The plan names none."), project.aims))];
    return make("section", {}, make("h2", { id: "dxp-roadmap-title", tabindex: "-1" }, `${project.number} `, named(project.name, locale)),
      make("p", {}, ...(newest ? [make("b", {}, periodName(this.half, locale)), " ", chip(newest.state, locale), ` ${percent(newest.percent, locale)}`]
        : [chip("NO_REPORT", locale, say(`${periodName(this.half, locale)}の報告なし`, `No report for ${periodName(this.half, locale)}`))])),
      make("dl", {}, fact(say("所管課", "Department"), spoken("span", {}, departmentOf(project, this.host))), fact(say("分野", "Field"), pick(FIELDS[project.field], locale)),
        fact(say("項目", "Item"), spoken("span", {}, project.item), project.reference ? say("（参考事業）", " (reference project)") : ""), fact(say("予算（千円）", "Budget (¥1,000)"), budgets), ...this.#kpis()),
      ...texts,
      make("p", { class: "acts" }, jump(say("報告へ", "Go to the reports"), "dxp-roadmap-reports-title"), jump(say("コメントへ", "Go to the comments"), "dxp-roadmap-project-comments-title"), make("a", { href: this.#public() }, say("公開ページ", "Public page"))));
  }

  #unscored(kpi) {
    const { say, locale } = this.host;
    return kpi.period ? say(`算定不可（${periodName(kpi.period, locale)}）`, `no index (${periodName(kpi.period, locale)})`) : say("算定前", "not scored yet");
  }

  #kpis() {
    const { say, locale } = this.host;
    if (this.project.linkedKpis.length === 0) return [];
    const shown = fact(say("関係するKPI", "Linked KPIs"), make("ul", {}, ...this.project.linkedKpis.map((kpi) => make("li", {}, make("a", { href: `${say("", "/en")}/kpis/${kpi.code}` }, `${kpi.code} `, named(kpi.name, locale)), ` ${kpi.index === null
      ? this.#unscored(kpi) : say(`指数 ${tenths(kpi.index)}（${periodName(kpi.period, locale)}）`, `index ${tenths(kpi.index)} (${periodName(kpi.period, locale)})`)}`))));
    shown.className = "whole";
    return [shown];
  }

  #measures() {
    const { say, locale } = this.host;
    if (this.project.measures.length === 0) return [];
    const list = (measures) => make("ul", { class: "measures" }, ...measures.map((measure) => make("li", {},
      make("div", { class: "line" }, spoken("b", {}, `${measure.label} ${measure.name}`, measure.mark ? `【${measure.mark}】` : ""), make("span", {}, measure.budgets.map((each) => `${periodName(each.year, locale)} ${amount(each, this.host)}`).join(say("、", ", ")))),
      ...(measure.contents.length > 0 ? [spoken("ul", { class: "dots" }, ...measure.contents.map((text) => make("li", {}, text)))] : []),
      ...(measure.measures.length > 0 ? [list(measure.measures)] : []))));
    return [make("section", {}, make("h3", {}, say("取組と予算（千円）", "Measures and budgets (¥1,000)")), list(this.project.measures))];
  }

  #roadmap() {
    const { say } = this.host;
    if (this.project.phases.length === 0) return [];
    return [make("section", {}, make("h3", {}, say("ロードマップ", "Roadmap")), bars(this.project.phases, this.host))];
  }

  #reports(said) {
    const { say } = this.host;
    const form = mayReport(this.project, this.host)
      ? [make("h3", { id: "dxp-roadmap-report-title" }, say("報告する", "Report")), new ReportForm(this.host, this.project, this.half, (message) => this.open(message)).drawn()]
      : [make("p", { class: "hint" }, this.project.departmentKey ? say("報告は、所管課の入力担当とDX推進課が行います。", "Reports are written by the clerks of the project's department and the DX office.") : say("報告は、DX推進課が行います。", "Reports are written by the DX office."))];
    return make("section", {}, make("h2", { id: "dxp-roadmap-reports-title", tabindex: "-1" }, say("半期ごとの報告", "Reports by fiscal half")), ...said, timeline(this.project, this.host), ...form);
  }

  #notes() {
    if (this.project.notes.length === 0) return [];
    return [make("section", {}, make("h3", {}, this.host.say("注記", "Notes")), spoken("ul", { class: "dots" }, ...this.project.notes.map((text) => make("li", {}, text))))];
  }
}
