// Answers of a feed that could not be read: they wait on its page, are read again once the definition is mended, or are let go.
import { button, call, make } from "./dxp-entry-words.js";

/** @param page the pages of feeds; @param changed draws the feed again and says what was done */
export function unread(page, feed, changed) {
  return new UnreadAnswers(page, feed, changed).element;
}

class UnreadAnswers {
  constructor(page, feed, changed) {
    this.page = page;
    this.changed = changed;
    this.path = `/api/ingestion/feeds/${encodeURIComponent(feed.name)}/unread`;
    this.mayReplay = page.mayWrite && !feed.removal;
    this.element = make("section", { class: "unread" });
    this.load();
  }

  say(ja, en) { return this.page.say(ja, en); }

  async load() {
    const answer = await call("GET", this.path);
    if (answer.ok) this.draw(answer.body);
    else this.element.replaceChildren(this.page.failed("読めなかった応答の一覧を読み込めませんでした。", "The answers that could not be read could not be loaded.", answer, () => this.load()));
  }

  draw({ waiting, ended, most, mostBytes }) {
    if (waiting.length === 0 && ended.length === 0) { this.element.replaceChildren(); return; }
    this.status = make("p", { role: "status" });
    this.alert = make("p", { role: "alert" });
    const title = this.say("読めなかった応答", "Answers that could not be read");
    const bytes = waiting.reduce((sum, answer) => sum + answer.bytes, 0);
    const told = waiting.length === 0
      ? this.say("読めないまま残っている応答はありません。", "None waits.")
      : this.say(
        `届いたままの形で${waiting.length}件を取ってあります（${most}件・${megabytes(mostBytes)}まで、いま${megabytes(bytes)}）。定義を直してから読み直すと、届いた時点の値として登録されます。あとから届いた値はそのまま残ります。`,
        `${waiting.length} of at most ${most} (${megabytes(bytes)} of ${megabytes(mostBytes)}) are kept as they came. Mend the definition and read them again: figures are as of when they came, and what came later holds.`);
    const all = this.mayReplay && waiting.length > 0 ? [make("p", { class: "acts" }, button(this.say(`すべて読み直す（${waiting.length}件）`, `Read all again (${waiting.length})`), () => this.replayAll(), { class: "btn key" }))] : [];
    const rows = waiting.map((answer) => make("tr", { "data-unread": answer.run },
      make("th", { scope: "row" }, this.page.time(answer.since), ...(answer.times > 1 ? [make("span", { class: "hint" }, this.say(`同じ応答が${answer.times}回（最後は`, `the same ${answer.times} times (last `), this.page.time(answer.last), this.say("）", ")"))] : [])),
      make("td", { class: "wide" }, this.page.inOwnWords(answer.error), ...(answer.file ? [make("span", { class: "hint" }, answer.file)] : [])),
      make("td", { class: "n" }, answer.bytes.toLocaleString()),
      make("td", {}, make("a", { href: `${this.path}/${encodeURIComponent(answer.run)}/raw`, download: "" }, this.say("応答を保存", "Answer"))),
      make("td", {}, ...(this.mayReplay ? [button(this.say("読み直す", "Read again"), () => this.replay(`/${encodeURIComponent(answer.run)}/replay`), { class: "btn sm" }), " ", button(this.say("取り下げる", "Let go"), () => this.letGo(answer), { class: "btn sm" })] : ["－"]))));
    const gone = ended.map((answer) => make("li", {}, this.page.time(answer.since), " ", answer.ending.how === "READ"
      ? this.say(`読み直して登録（${answer.ending.by}、`, `read again (${answer.ending.by}, `)
      : this.say(`取り下げ：${answer.ending.reason}（${answer.ending.by}、`, `let go: ${answer.ending.reason} (${answer.ending.by}, `), this.page.time(answer.ending.at), this.say("）", ")")));
    this.element.replaceChildren(make("h3", {}, title), this.status, this.alert, make("p", {}, told), ...all,
      ...(rows.length > 0 ? [this.page.table(title, [[this.say("届いた日時", "Came")], [this.say("読めない理由", "Why not")], [this.say("バイト", "Bytes"), "n"], [this.say("応答", "Answer")], [this.say("操作", "Actions")]], rows)] : []),
      ...(gone.length > 0 ? [make("details", {}, make("summary", {}, this.say(`片付いたもの ${gone.length}件`, `Ended: ${gone.length}`)), make("ul", { class: "dots" }, ...gone))] : []));
  }

  async replay(way) {
    this.working();
    const answer = await call("POST", this.path + way);
    this.after(answer, answer.ok ? answer.body.runs : []);
  }

  /** Part by part, until all were read once. */
  async replayAll() {
    this.working();
    const runs = [];
    let answer;
    let after = null;
    do {
      answer = await call("POST", `${this.path}/replay`, { after });
      if (answer.ok) { runs.push(...answer.body.runs); after = answer.body.next; }
    } while (answer.ok && after);
    this.after(answer, runs);
  }

  working() {
    this.alert.textContent = "";
    this.status.textContent = this.say("読み直しています…", "Reading again…");
  }

  after(answer, runs) {
    this.status.textContent = "";
    const read = runs.filter((run) => run.outcome !== "FAILED");
    const failed = runs.filter((run) => run.outcome === "FAILED");
    if (read.length > 0) {
      const count = (name) => read.reduce((sum, run) => sum + run[name], 0);
      const still = failed.length > 0 ? this.say(`まだ読めない応答が${failed.length}件あります。`, ` ${failed.length} cannot be read yet.`) : "";
      this.changed(this.say(
        `${read.length}件を読み直しました（登録 ${count("accepted")}、変更なし ${count("unchanged")}、使えない ${count("rejected")}）。${still}`,
        `${read.length} read again (${count("accepted")} accepted, ${count("unchanged")} unchanged, ${count("rejected")} rejected).${still}`));
      return;
    }
    const why = failed.length > 0 ? this.page.inOwnWords(failed.at(-1).error) : answer.ok ? this.say("ほかの人が片付けました。", "Somebody else has ended it.") : this.page.whyNot(answer);
    this.alert.textContent = `⚠ ${this.say("読み直せませんでした。", "It could not be read.")} ${why}`;
  }

  letGo(answer) {
    const id = `dxp-feed-unread-${answer.run}`;
    const reason = make("input", { id, type: "text", required: "", maxlength: "2000" });
    const row = this.element.querySelector(`[data-unread="${CSS.escape(answer.run)}"]`);
    const place = row.lastElementChild;
    const go = async () => {
      if (!reason.value.trim()) { this.alert.textContent = `⚠ ${this.page.words.whyNeeded}`; reason.focus(); return; }
      const done = await call("DELETE", `${this.path}/${encodeURIComponent(answer.run)}?reason=${encodeURIComponent(reason.value.trim())}`);
      if (done.ok) this.changed(this.say("取り下げました。", "Let go."));
      else this.alert.textContent = `⚠ ${this.page.whyNot(done)}`;
    };
    place.replaceChildren(make("label", { for: id }, this.page.words.why), reason, button(this.say("取り下げる", "Let go"), go, { class: "btn sm" }), " ", button(this.page.words.cancel, () => this.load(), { class: "btn sm" }));
    reason.focus();
  }
}

function megabytes(bytes) { return `${(bytes / 1_000_000).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`; }
