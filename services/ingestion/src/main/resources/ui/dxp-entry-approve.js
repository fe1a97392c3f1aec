// 承認: reports that wait, what approving them would do to the indexes, and the office's rules.
import { Section, button, call, make, moment, noPeriod, periodName, tellCost } from "./dxp-entry-words.js";
import { measured, shownFigure, stateChip } from "./dxp-entry-row.js";
import { Wholes } from "./dxp-entry-approve-whole.js";

const VIEWS = [["submitted", "承認待ち", "Waiting"], ["returned", "差し戻し", "Returned"], ["reopened", "再開", "Reopened"], ["withdrawn", "取り下げ", "Taken back"], ["approved", "承認済み", "Approved"], ["recorded", "承認なしで登録", "Recorded without approval"]];

export const section = {
  id: "approve", title: { ja: "承認", en: "Approval" }, roles: ["clerk", "approver", "office"],
  open(host) { return new Approve(host).open(); },
};

function enters(report, kpi) { return JSON.stringify(kpi).includes(`"indicator":"${report.indicator}"`); }

/** The kind of board on which a period's index stands; none for the calendar's years and halves. */
function granularityOf(period) {
  if (/^FY\d{4}$/.test(period)) return "year";
  if (/^\d{4}-\d{2}$/.test(period)) return "month";
  return { Q: "quarter", H: "half" }[/^FY\d{4}-([QH])\d$/.exec(period)?.[1]] ?? null;
}

class Approve extends Section {
  open() {
    this.content = make("div");
    this.status = make("p", { role: "status", tabindex: "-1" });
    this.rules = make("div");
    this.after = make("div");
    this.view = "submitted";
    this.asked = new WeakMap();
    const choice = make("select", { id: "dxp-entry-approve-view" }, ...VIEWS.map(([value, ja, en]) => make("option", { value, selected: value === this.view ? "" : null }, this.say(ja, en))));
    choice.addEventListener("change", () => { this.view = choice.value; this.wholes.hide(); this.after.replaceChildren(); this.load(); });
    this.choice = choice;
    this.period = make("input", { id: "dxp-entry-approve-period", size: "14", autocomplete: "off", placeholder: "FY2025-Q1" });
    const narrow = make("form", { class: "acts" }, make("label", { for: choice.id }, this.say("状態", "State")), choice, make("label", { for: this.period.id }, this.say("対象期（空欄はすべて）", "Period (blank: all)")), this.period, make("button", { class: "btn" }, this.words.show));
    narrow.addEventListener("submit", (event) => { event.preventDefault(); this.after.replaceChildren(); this.load(); });
    this.wholes = new Wholes(this.host, this);
    this.section = make("section", {}, make("h2", {}, this.say("承認", "Approval")), narrow, this.status, this.after, this.wholes.root, this.content);
    // Deciding begins with the first touch of the list.
    this.started = null;
    for (const touch of ["pointerdown", "keydown"]) this.section.addEventListener(touch, () => { this.started = this.started ?? Date.now(); });
    this.load();
    if (this.host.roles.includes("office")) this.loadRules();
    return make("div", {}, this.section, this.rules);
  }

  say(ja, en) { return this.host.say(ja, en); }

  async load(said = "") {
    const view = this.view;
    this.section.setAttribute("aria-busy", "true");
    // What is chosen in a list that is about to be replaced would be lost.
    this.content.inert = true;
    this.status.textContent = said;
    const period = this.period.value.trim();
    const answer = await call("GET", `/api/ingestion/reports?state=${view}${period ? `&period=${encodeURIComponent(period)}` : ""}`);
    if (view !== this.view || period !== this.period.value.trim()) return;
    if (answer.ok) { this.draw(answer.body); if (view === "submitted" && answer.body.mayApprove) this.wholes.load(); }
    else if (answer.status === 400) this.content.replaceChildren(make("p", { role: "alert" }, `⚠ ${noPeriod(period, answer, this.locale)}`));
    else this.content.replaceChildren(this.failed("報告の一覧を読み込めませんでした。", "The reports could not be loaded.", answer, () => this.load()));
    this.content.inert = false;
    this.section.removeAttribute("aria-busy");
  }

  draw(body) {
    this.reports = body.reports;
    this.chosen = new Set();
    this.effect = make("div", { "aria-live": "polite" });
    if (this.reports.length === 0) {
      this.content.replaceChildren(make("p", {}, this.view === "submitted" ? this.say("承認を待っている報告はありません。", "No report waits for approval.") : this.say("該当する報告はありません。", "There is no such report.")));
      return;
    }
    const decides = (this.view === "submitted" && body.mayApprove) || (this.view === "approved" && body.mayReopen);
    const all = make("input", { type: "checkbox", "aria-label": this.say("すべて選ぶ", "Select all") });
    all.addEventListener("change", () => {
      for (const box of this.section.querySelectorAll("tbody input[type=checkbox]:not(:disabled)")) { box.checked = all.checked; this.choose(box.value, all.checked); }
      this.chosenChanged();
    });
    // A phone shows the cells below each other: the roles hold them together, the labels name them.
    const table = make("table", { class: "stacked", role: "table" }, make("caption", {}, this.say(`${body.total}件の報告`, body.total === 1 ? "1 report" : `${body.total} reports`), body.total > this.reports.length ? (this.view === "submitted" ? this.say(`（先頭の${this.reports.length}件を表示。すべては「まとめて承認」で扱えます）`, ` (the first ${this.reports.length}; all of them can be handled at once above)`) : this.say(`（新しい${this.reports.length}件を表示。古いものは対象期で絞り込めます）`, ` (the newest ${this.reports.length}; older ones are found by their period)`)) : ""),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...(decides ? [make("td", { role: "cell", "data-label": this.say("すべて選ぶ", "Select all") }, all)] : []), ...[this.words.indicator, ...this.columns()].map((word) => make("th", { role: "columnheader", scope: "col" }, word)))),
      make("tbody", { role: "rowgroup" }, ...this.reports.map((report) => this.row(report, decides))));
    this.content.replaceChildren(make("div", { role: "region", tabindex: "0", "aria-label": this.say("報告", "Reports") }, table), this.effect, decides ? this.actions() : "");
    if (decides) this.chosenChanged();
  }

  /** What is told of a report behind its indicator. */
  columns() { return [this.words.period, this.say("報告された値", "Reported"), this.words.previous, this.say("前期差", "Change"), this.say("登録済み", "On record"), this.say("報告した人", "Reported by"), this.say("状態", "State")]; }

  row(report, decides) {
    const reported = report.steps.filter((step) => step.figure !== null || step.state === "SUBMITTED").at(-1);
    const box = make("input", { type: "checkbox", value: report.id, disabled: this.view === "submitted" && report.obstacle ? "" : null, "aria-label": this.where(report) });
    box.addEventListener("change", () => { this.choose(report.id, box.checked); this.chosenChanged(); });
    const now = measured(report);
    const before = measured(report.previous);
    const change = now === null || before === null ? this.words.none : (Number(now) - Number(before)).toLocaleString(undefined, { maximumFractionDigits: report.decimals ?? 2, signDisplay: "exceptZero" });
    const notes = [
      ...report.doubts.map((doubt) => make("div", { class: "chip" }, `▲ ${this.inOwnWords(doubt)}`)),
      report.note ? make("div", {}, `${this.words.note}: ${report.note}`) : "",
      report.source.file ? make("div", { class: "hint" }, `${report.source.file} ${report.source.row ?? ""}${report.source.row ? this.words.line : ""}`) : "",
      report.obstacle && this.view === "submitted" ? make("div", { class: "hint" }, this.inOwnWords(report.obstacle)) : "",
    ];
    const steps = make("details", {}, make("summary", {}, this.say("経緯", "Steps")), make("ol", {}, ...report.steps.map((step) => make("li", {}, `${moment(step.at, this.locale)} ${step.byName} `, stateChip(step.state, this.host.say), step.figure ? ` ${step.figure}` : "", step.note ? ` 「${step.note}」` : ""))));
    const own = report.state === "SUBMITTED" && report.mine ? button(this.say("取り下げる", "Take back"), () => this.withdraw(report), { class: "btn sm", "aria-label": `${this.say("取り下げる", "Take back")}: ${this.where(report)}` }) : "";
    const cells = [
      [this.pick(report.label)],
      [make("b", {}, shownFigure(report, report, this.words)), make("div", { class: "hint" }, this.words[report.status])],
      [shownFigure(report, report.previous, this.words)],
      [change],
      [shownFigure(report, report.held, this.words)],
      [reported?.byName ?? "", make("div", { class: "hint" }, reported ? moment(reported.at, this.locale) : "")],
      [stateChip(report.state, this.host.say), report.state === "APPROVED" && !report.sent ? make("div", { class: "hint" }, this.say("送信待ち", "Waits to be sent")) : "", own, steps],
    ];
    const figures = [1, 2, 3, 4];
    return make("tr", { role: "row", "data-report": report.id }, ...(decides ? [make("td", { role: "cell" }, box)] : []),
      make("th", { role: "rowheader", scope: "row", class: "wide" }, this.pick(report.name) || report.indicator, make("div", { class: "hint" }, report.indicator), report.municipal ? make("div", {}, `${this.words.area} ${report.area}`) : "", ...notes),
      ...this.columns().map((column, at) => make("td", { role: "cell", "data-label": column, class: figures.includes(at) ? "n" : null }, ...cells[at])));
  }

  /** Which value it is. */
  where(report) { return `${this.pick(report.name) || report.indicator} ${this.pick(report.label)}${report.municipal ? ` ${this.words.area} ${report.area}` : ""}`; }

  choose(id, chosen) { if (chosen) this.chosen.add(id); else this.chosen.delete(id); }

  actions() {
    const note = make("input", { id: "dxp-entry-approve-note", maxlength: "2000", size: "40", autocomplete: "off" });
    this.approving = this.view === "submitted" ? button("", () => this.decide("approve"), { class: "btn key" }) : null;
    this.returning = button("", () => {
      if (!note.value.trim()) { this.status.textContent = `⚠ ${this.view === "submitted" ? this.say("差し戻す理由を書いてください。", "Say what is to be mended.") : this.say("再開する理由を書いてください。", "Say why it is reopened.")}`; note.focus(); return; }
      this.decide(this.view === "submitted" ? "return" : "reopen", note.value.trim());
    });
    return make("div", { class: "save" }, make("div", { class: "acts" }, this.approving ?? "", this.returning,
      make("label", { for: note.id }, this.view === "submitted" ? this.say("差し戻す理由", "What is to be mended") : this.say("再開する理由", "Why it is reopened")), note));
  }

  chosenChanged() {
    const count = this.chosen.size;
    if (this.approving) {
      this.approving.textContent = this.say(`選んだ${count}件を承認する`, `Approve ${count}`);
      this.approving.disabled = count === 0;
    }
    this.returning.textContent = this.view === "submitted" ? this.say(`${count}件を差し戻す`, `Return ${count}`) : this.say(`${count}件を再開する`, `Reopen ${count}`);
    this.returning.disabled = count === 0;
    if (this.view === "submitted") this.foresee();
  }

  /** What the indexes would be if the chosen reports were approved; nothing is stored by asking. */
  foresee() {
    const picked = this.reports.filter((report) => this.chosen.has(report.id));
    const moving = picked.filter((report) => !report.absence && !report.municipal);
    if (moving.length > 0) { this.showEffect(moving, this.effect); return; }
    this.asked.delete(this.effect);
    this.effect.replaceChildren(...(picked.length > 0 ? [make("p", {}, this.say("選んだ報告は、指数を動かしません（値なし、市町村の値）。", "The chosen reports move no index (no figure, or of a municipality)."))] : []));
  }

  async showEffect(chosen, place) {
    const asked = Symbol("asked");
    this.asked.set(place, asked);
    place.replaceChildren(make("p", { role: "status" }, this.say("指数への影響を計算しています…", "Computing the effect on the indexes…")));
    const scored = chosen.filter((report) => granularityOf(report.period) !== null);
    let lines;
    try {
      const kpis = await this.index();
      lines = await Promise.all(kpis.map((kpi) => this.foreseen(kpi, scored.filter((report) => enters(report, kpi)))));
    } catch {
      lines = null;
    }
    if (this.asked.get(place) !== asked) return;
    const told = lines?.flat();
    const unknown = chosen.length - scored.length;
    const rest = unknown === 0 ? [] : [make("p", {}, `▲ ${this.say(`暦年の報告${unknown}件の影響は、ここでは計算できません。指数の表は年度・半期・四半期・月ごとです。`, `The effect of ${unknown} report(s) of calendar years cannot be computed here: indexes are shown by fiscal years, halves, quarters and months.`)}`)];
    place.replaceChildren(make("h3", {}, this.say("承認した場合の指数の見込み", "The indexes if these are approved")),
      !told ? make("p", { role: "alert" }, `⚠ ${this.say("指数への影響を計算できませんでした。承認はできます。", "The effect could not be computed; approval is possible.")}`)
        : told.length > 0 ? make("ul", { class: "dots effect" }, ...told)
          : scored.length > 0 ? make("p", {}, this.say("選んだ報告は、どの指数にも影響しません（参考値など）。", "The chosen reports enter no index (reference indicators).")) : "", ...rest);
  }

  /** The KPIs with what enters them, asked for once. */
  async index() {
    if (!this.kpis) {
      const answer = await call("GET", "/api/kpis");
      if (!answer.ok) throw new Error(String(answer.status));
      this.kpis = answer.body.kpis;
    }
    return this.kpis;
  }

  async foreseen(kpi, reports) {
    if (reports.length === 0) return [];
    const byGranularity = Map.groupBy(reports, (report) => granularityOf(report.period));
    const lines = [];
    for (const [granularity, some] of byGranularity) {
      const values = some.map((report) => {
        const value = { indicator: report.indicator, period: report.period };
        if (report.stage) value.stage = report.stage;
        else if (report.numerator !== null) { value.numerator = Number(report.numerator); value.denominator = Number(report.denominator); } else value.value = Number(report.value);
        return value;
      });
      const answer = await call("POST", `/api/kpis/${encodeURIComponent(kpi.code)}/what-if`, { granularity, values });
      if (!answer.ok) throw new Error(answer.body.detail);
      const periods = new Set(some.map((report) => report.period));
      for (const each of answer.body.series.filter((one) => periods.has(one.period))) lines.push(this.effectLine(kpi, each));
    }
    return lines;
  }

  effectLine(kpi, each) {
    const index = (standing) => (standing?.index === null || standing?.index === undefined ? this.say("算定不可", "not scored") : Number(standing.index).toFixed(1));
    const difference = each.difference === null || each.difference === undefined ? "" : `（${Number(each.difference) >= 0 ? "＋" : "－"}${Math.abs(each.difference).toFixed(1)}${this.say("ポイント", " points")}）`;
    return make("li", {}, `${kpi.code} ${this.pick(kpi.name) || ""} ${periodName(each.period, this.locale)}: `, make("b", {}, `${index(each.today)} → ${index(each.preview)}`), ` ${difference}`);
  }

  async decide(what, note) {
    const chosen = this.reports.filter((report) => this.chosen.has(report.id));
    const results = await this.ask(what, chosen, note);
    if (!results) return;
    const refused = results.filter((result) => result.outcome === "REFUSED" || result.outcome === "NOT_FOUND");
    const done = results.filter((result) => !refused.includes(result));
    const words = { approve: ["件を承認しました。", " approved."], return: ["件を差し戻しました。", " returned."], reopen: ["件を再開しました。", " reopened."] }[what];
    const reports = new Map(chosen.map((report) => [report.id, report]));
    const said = `${done.length}${this.say(...words)}${refused.map((result) => ` ⚠ ${this.where(reports.get(result.id))}: ${this.inOwnWords(result.message)}`).join("")}`;
    if (done.length > 0) {
      this.tell("dxp:submitted", { message: said });
      tellCost("APPROVAL", this.started, done.map((result) => reports.get(result.id).period));
      this.started = null;
    }
    await this.load(said);
    if (what === "approve" && done.length > 0) this.after.replaceChildren(this.approved(done.map((result) => ({ ...reports.get(result.id), sent: result.sent }))));
    this.status.focus();
  }

  /** @returns what became of each, or nothing after saying that nothing was done */
  async ask(what, reports, note) {
    const seen = reports.map((report) => ({ id: report.id, version: report.version }));
    this.after.replaceChildren();
    this.status.textContent = this.words.sending;
    const answer = await call("POST", `/api/ingestion/reports/${what}`, note ? { reports: seen, note } : { reports: seen });
    if (!answer.ok) {
      this.status.textContent = `⚠ ${this.say("処理できませんでした。報告はそのままです。", "It could not be done; the reports are as they were.")} ${this.whyNot(answer)}`;
      this.tell("dxp:error", { message: this.status.textContent });
      return null;
    }
    this.host.changed("sheet");
    this.host.changed("rounds");
    return answer.body.results;
  }

  /** Where approved figures went, and how they are changed from now on. */
  approved(reports) {
    const place = make("p");
    const list = make("ul", { class: "dots" }, ...reports.map((report) => make("li", { "data-approved": report.id }, `${this.where(report)}: `, make("b", {}, shownFigure(report, report, this.words)),
      report.absence ? "" : ` ${report.sent ? this.say("→ 公開に送りました", "→ sent on to be published") : this.say("→ 送信待ち（自動で送られます）", "→ waits to be sent, which happens by itself")}`)));
    this.pages(reports.filter((report) => !report.absence && !report.municipal), place);
    return make("section", { class: "approved", "aria-label": this.say("承認したもの", "What you approved") }, make("h3", {}, `✓ ${this.say("承認したもの", "What you approved")}`), list, place,
      make("p", {}, this.say("承認した値は変更できなくなりました。変更が必要なときは、DX推進課に再開を依頼してください。再開できるのはDX推進課だけです。", "What is approved is locked. To change it, ask the DX office to reopen it; only the office can.")),
      make("p", { class: "acts" }, button(this.say("承認済みの一覧を見る", "Show what is approved"), () => { this.choice.value = "approved"; this.choice.dispatchEvent(new Event("change")); this.status.focus(); })));
  }

  /** Links to the public pages on which the figures show. */
  async pages(reports, place) {
    const kpis = await this.index().catch(() => []);
    const links = kpis.flatMap((kpi) => [...new Set(reports.filter((report) => enters(report, kpi)).map((report) => report.period))].map((period) => make("a", { href: `${this.locale === "en" ? "/en" : ""}/kpis/${encodeURIComponent(kpi.code)}?period=${encodeURIComponent(period)}` }, `${kpi.code} ${this.pick(kpi.name) || ""} ${periodName(period, this.locale)}`)));
    if (links.length > 0) place.replaceChildren(this.say("公開ページ（数秒で反映されます）: ", "Public pages (within seconds): "), ...links.flatMap((link, index) => (index === 0 ? [link] : [this.say("、", ", "), link])));
  }

  /** One's own report, before anybody has decided. */
  async withdraw(report) {
    const results = await this.ask("withdraw", [report]);
    if (!results) return;
    const [result] = results;
    const done = result.outcome === "WITHDRAWN" || result.outcome === "REOPENED";
    await this.load(done ? this.say(`取り下げました: ${this.where(report)}`, `Taken back: ${this.where(report)}`) : `⚠ ${this.where(report)}: ${this.inOwnWords(result.message)}`);
    if (done) this.after.replaceChildren(make("p", { class: "acts" }, button(this.say("直して提出する", "Mend it and submit it again"), () => this.host.go("sheet", { period: report.period }))));
    this.status.focus();
  }

  // ---- The office's rules ----

  async loadRules() {
    const answer = await call("GET", "/api/ingestion/approval-rules");
    if (!answer.ok) {
      this.rules.replaceChildren(make("section", {}, this.failed("承認の要否を読み込めませんでした。", "Where approval is needed could not be loaded.", answer, () => this.loadRules())));
      return;
    }
    const boxes = answer.body.departments.map(({ department, name, fourEyes }) => {
      const box = make("input", { type: "checkbox", id: `dxp-entry-rule-${department}` });
      box.checked = fourEyes;
      box.addEventListener("change", () => this.rule(department, this.pick(name), box));
      return make("div", {}, box, make("label", { for: box.id }, this.pick(name)));
    });
    this.ruled = make("p", { role: "status" });
    this.rules.replaceChildren(make("section", {}, make("h2", {}, this.say("承認の要否", "Where approval is needed")), make("p", { class: "hint" }, this.say("印のある課の報告は、報告した人とは別の人が承認してから公開されます。", "What these departments report is published once another person has approved it.")), make("div", { class: "fields" }, ...boxes), this.ruled));
  }

  async rule(department, name, box) {
    const answer = await call("PUT", `/api/ingestion/approval-rules/${encodeURIComponent(department)}`, { fourEyes: box.checked });
    if (!answer.ok) box.checked = !box.checked;
    this.ruled.textContent = answer.ok ? `✓ ${name}: ${box.checked ? this.say("承認が必要", "approval needed") : this.say("承認なしで公開", "published without approval")}` : `⚠ ${name}: ${this.say("変更できませんでした。", "It could not be changed.")} ${this.whyNot(answer)}`;
  }
}
