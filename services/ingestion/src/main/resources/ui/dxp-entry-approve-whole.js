// まとめて承認: all that came with one file or feed, or waits of a department or a period: seen whole, then released or returned with one action.
import { Section, button, call, make, tellCost } from "./dxp-entry-words.js";
import { measured, shownFigure } from "./dxp-entry-row.js";

const AT_ONCE = 200;
const MOST_NAMED = 50;
const MOST_FORESEEN = 200;

export class Wholes extends Section {
  /** @param desk the approval section: names reports, foresees their effect, and is told when some were decided */
  constructor(host, desk) {
    super(host);
    this.desk = desk;
    this.list = make("div");
    this.one = make("div", { tabindex: "-1" });
    this.root = make("div", { class: "wholes" }, this.list, this.one);
  }

  say(ja, en) { return this.host.say(ja, en); }

  hide() { this.list.replaceChildren(); this.one.replaceChildren(); }

  async load() {
    const answer = await call("GET", "/api/ingestion/reports/groups");
    if (!answer.ok) { this.list.replaceChildren(this.failed("まとめて承認できるものを読み込めませんでした。", "What can be approved at once could not be loaded.", answer, () => this.load())); return; }
    const { total, own, batches, departments, periods } = answer.body;
    if (total < 2) { this.list.replaceChildren(); return; }
    const groups = [
      ...batches.filter((each) => each.total > 1).map((each) => ({ ...each, key: `batch=${encodeURIComponent(each.batch)}`, name: each.file ? `${each.file}（${each.byName}）` : `${this.say("自動連携", "Feed")} ${each.system}` })),
      ...(departments.length > 1 ? departments.map((each) => ({ ...each, key: `department=${encodeURIComponent(each.department)}`, name: this.pick(each.name) })) : []),
      ...(periods.length > 1 ? periods.map((each) => ({ ...each, key: `period=${encodeURIComponent(each.period)}`, name: this.pick(each.label) })) : []),
      { key: "", name: this.say("承認待ちのすべて", "All that wait"), total, own },
    ];
    const lines = groups.map((group) => make("li", { "data-whole": group.key }, button(this.say(`${group.name}: ${group.total}件をまとめて確認する`, `${group.name}: look at all ${group.total}`), () => this.open(group), { class: "btn sm" }),
      group.own > 0 ? make("span", { class: "hint" }, this.say(`うち自分の報告${group.own}件（別の人が承認します）`, `${group.own} are your own (others approve them)`)) : ""));
    this.list.replaceChildren(make("details", { open: batches.some((each) => each.total > 1) ? "" : null }, make("summary", {}, this.say("まとめて承認・差し戻し（ファイル、部署、対象期ごと）", "Approve or return at once (a file, a department, a period)")), make("ul", {}, ...lines)));
  }

  /** Reads all of it first: nothing is released unseen, and what changes meanwhile is refused for itself. */
  async open(group) {
    const run = this.begun();
    const bar = this.progress(group.total, this.say("読み込んでいます", "Reading"));
    this.one.replaceChildren(bar.line);
    this.one.focus({ preventScroll: true });
    const seen = [];
    let after = "";
    do {
      const answer = await call("GET", `/api/ingestion/reports/waiting?${group.key ? `${group.key}&` : ""}after=${encodeURIComponent(after)}`);
      if (run !== this.run) return;
      if (!answer.ok) { this.one.replaceChildren(this.failed("すべては読み込めませんでした。何も決めていません。", "Not all could be read; nothing was decided.", answer, () => this.open(group))); return; }
      seen.push(...answer.body.reports);
      bar.at(seen.length);
      after = answer.body.next;
    } while (after);
    if (seen.length === 0) { this.one.replaceChildren(make("p", { role: "status" }, this.say("もう承認待ちではありません。", "None of it waits any more."))); this.load(); return; }
    this.draw(group, seen);
  }

  begun() { this.run = Symbol("run"); return this.run; }

  progress(total, word) {
    const bar = make("progress", { max: String(Math.max(1, total)), value: "0", "aria-label": word });
    const text = make("span");
    const line = make("p", { role: "status" }, bar, " ", text);
    const at = (count) => { bar.value = Math.min(count, total); text.textContent = `${word} ${count} / ${total}`; };
    at(0);
    return { line, at };
  }

  draw(group, seen) {
    const mine = seen.filter((report) => report.obstacle);
    const open = seen.filter((report) => !report.obstacle);
    const note = make("input", { id: "dxp-entry-whole-note", maxlength: "2000", size: "40", autocomplete: "off" });
    const told = make("p", { role: "alert" });
    const approve = button(this.say(`${open.length}件すべてを承認する`, `Approve all ${open.length}`), () => this.decide(group, "approve", open), { class: "btn key", disabled: open.length === 0 ? "" : null });
    const giveBack = button(this.say(`${seen.length}件すべてを差し戻す`, `Return all ${seen.length}`), () => {
      if (!note.value.trim()) { told.textContent = `⚠ ${this.say("差し戻す理由を書いてください。", "Say what is to be mended.")}`; note.focus(); return; }
      this.decide(group, "return", seen, note.value.trim());
    });
    const effect = make("div", { "aria-live": "polite" });
    const reasons = [...Map.groupBy(mine, (report) => report.obstacle)].map(([reason, some]) => make("li", {}, `⚠ ${this.say(`${some.length}件は承認できません`, `${some.length} cannot be approved by you`)}: ${this.inOwnWords(reason)}`));
    this.one.replaceChildren(make("section", { class: "whole", "aria-label": group.name }, make("h3", {}, this.say(`${group.name}: ${seen.length}件`, `${group.name}: ${seen.length}`)),
      this.differences(seen), reasons.length > 0 ? make("ul", { class: "dots" }, ...reasons) : "", this.unusual(seen), effect, told,
      make("div", { class: "acts" }, approve, giveBack, make("label", { for: note.id }, this.say("差し戻す理由", "What is to be mended")), note),
      make("p", { class: "acts" }, button(this.words.cancel, () => { this.begun(); this.one.replaceChildren(); }))));
    const moving = open.filter((report) => !report.absence && !report.municipal);
    if (moving.length > MOST_FORESEEN) effect.replaceChildren(make("p", { class: "hint" }, this.say(`指数への影響は、${MOST_FORESEEN}件までのときに計算します。`, `The effect on the indexes is computed for up to ${MOST_FORESEEN} figures.`)));
    else if (moving.length > 0) this.desk.showEffect(moving, effect);
  }

  /** How all of them differ from the periods before, in a few lines. */
  differences(seen) {
    const kinds = { up: 0, down: 0, same: 0, first: 0, absent: 0 };
    const byIndicator = new Map();
    for (const report of seen) {
      const now = measured(report);
      const before = measured(report.previous);
      const change = now === null || before === null ? null : now - before;
      kinds[report.absence ? "absent" : change === null ? "first" : change > 0 ? "up" : change < 0 ? "down" : "same"] += 1;
      const line = byIndicator.get(report.indicator) ?? { name: this.pick(report.name) || report.indicator, count: 0, least: null, most: null, decimals: report.decimals ?? 2 };
      line.count += 1;
      if (change !== null) { line.least = Math.min(line.least ?? change, change); line.most = Math.max(line.most ?? change, change); }
      byIndicator.set(report.indicator, line);
    }
    const facts = [[this.say("前期より増", "Higher than before"), kinds.up], [this.say("前期より減", "Lower"), kinds.down], [this.say("前期と同じ", "Same"), kinds.same], [this.say("前期の値がない", "No value before"), kinds.first], [this.words.WITHOUT_FIGURE, kinds.absent]];
    const signed = (line, value) => value.toLocaleString(undefined, { maximumFractionDigits: line.decimals, signDisplay: "exceptZero" });
    const lines = [...byIndicator].map(([code, line]) => make("li", {}, `${code} ${line.name}: ${this.say(`${line.count}件`, `${line.count}`)}${line.least === null ? "" : this.say(`、前期差 ${signed(line, line.least)} ～ ${signed(line, line.most)}`, `, change ${signed(line, line.least)} to ${signed(line, line.most)}`)}`));
    return make("div", {}, make("dl", {}, ...facts.map(([name, count]) => make("div", {}, make("dt", {}, name), make("dd", {}, this.say(`${count}件`, String(count)))))),
      make("details", {}, make("summary", {}, this.say(`指標ごとの前期差（${lines.length}指標）`, `Changes by indicator (${lines.length})`)), make("ul", { class: "dots" }, ...lines)));
  }

  unusual(seen) {
    const doubted = seen.filter((report) => report.doubts.length > 0);
    if (doubted.length === 0) return make("p", {}, `✓ ${this.say("いつもの範囲を外れた値はありません。", "No value is outside the usual range.")}`);
    const lines = doubted.slice(0, MOST_NAMED).map((report) => make("li", {}, `▲ ${this.desk.where(report)}: `, make("b", {}, shownFigure(report, report, this.words)), `（${this.words.previous} `, shownFigure(report, report.previous, this.words), `） ${report.doubts.map((doubt) => this.inOwnWords(doubt)).join(" ")}${report.note ? ` ${this.words.note}: ${report.note}` : ""}`));
    const more = doubted.length - lines.length;
    return make("div", {}, make("h4", {}, this.say(`▲ いつもの範囲を外れた値 ${doubted.length}件`, `▲ ${doubted.length} outside the usual range`)), make("ul", { class: "unusual" }, ...lines), more > 0 ? make("p", {}, this.say(`ほか${more}件`, `and ${more} more`)) : "");
  }

  /** Page by page; what was done stays done, and what is left can be gone on with. */
  async decide(group, what, reports, note, before = { done: 0, refused: [] }) {
    const run = this.begun();
    const bar = this.progress(reports.length, what === "approve" ? this.say("承認しています", "Approving") : this.say("差し戻しています", "Returning"));
    this.one.replaceChildren(bar.line);
    this.one.focus({ preventScroll: true });
    const named = new Map(reports.map((report) => [report.id, report]));
    const outcome = { done: before.done, refused: [...before.refused] };
    // What comes after the click is the service's time.
    const { started } = this.desk;
    const clicked = Date.now();
    const periods = [];
    this.desk.started = null;
    for (let from = 0; from < reports.length; from += AT_ONCE) {
      const seen = reports.slice(from, from + AT_ONCE).map((report) => ({ id: report.id, version: report.version }));
      const answer = await call("POST", `/api/ingestion/reports/${what}`, note ? { reports: seen, note } : { reports: seen });
      if (!answer.ok) {
        tellCost("APPROVAL", started, periods, clicked);
        if (run === this.run) this.interrupted(group, what, reports.slice(from), note, outcome, answer);
        this.decided();
        return;
      }
      for (const result of answer.body.results) {
        if (result.outcome === "REFUSED" || result.outcome === "NOT_FOUND") outcome.refused.push(`${this.desk.where(named.get(result.id))}: ${this.inOwnWords(result.message)}`);
        else { outcome.done += 1; periods.push(named.get(result.id).period); }
      }
      bar.at(from + seen.length);
    }
    tellCost("APPROVAL", started, periods, clicked);
    const said = `${outcome.done}${what === "approve" ? this.say("件を承認しました。", " approved.") : this.say("件を差し戻しました。", " returned.")}`;
    if (run === this.run) this.one.replaceChildren(make("section", { class: outcome.refused.length === 0 ? "approved" : "whole" }, make("h3", {}, group.name), make("p", { role: "status" }, `${outcome.refused.length === 0 ? "✓ " : ""}${said}`), this.refused(outcome.refused)));
    if (outcome.done > 0) this.tell("dxp:submitted", { message: said });
    this.decided();
  }

  decided() {
    this.host.changed("sheet");
    this.host.changed("rounds");
    this.desk.load();
  }

  refused(lines) {
    if (lines.length === 0) return "";
    return make("div", { role: "alert" }, make("p", {}, `⚠ ${this.say(`${lines.length}件はできませんでした。`, `${lines.length} could not be done.`)}`), make("ul", { class: "dots refused" }, ...lines.slice(0, MOST_NAMED).map((line) => make("li", {}, line))),
      lines.length > MOST_NAMED ? make("p", {}, this.say(`ほか${lines.length - MOST_NAMED}件`, `and ${lines.length - MOST_NAMED} more`)) : "");
  }

  interrupted(group, what, left, note, outcome, answer) {
    const message = this.say(`${outcome.done}件まで済みました。残り${left.length}件はまだです。`, `${outcome.done} are done; ${left.length} are not yet.`);
    this.one.replaceChildren(make("section", { class: "whole" }, make("h3", {}, group.name), make("p", { role: "alert" }, `⚠ ${message} ${this.whyNot(answer)}`), this.refused(outcome.refused),
      make("p", { class: "acts" }, button(this.say(`残り${left.length}件を続ける`, `Go on with ${left.length}`), () => this.decide(group, what, left, note, outcome), { class: "btn key" }))));
    this.tell("dxp:error", { message });
  }
}
