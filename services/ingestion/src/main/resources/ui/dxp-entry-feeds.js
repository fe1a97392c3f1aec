// 自動連携: feeds, their health and runs; a definition is looked at on the real answer before it is switched on.
import { Section, button, call, make, periodName } from "./dxp-entry-words.js";
import { unread } from "./dxp-entry-feeds-unread.js";
import { removed, removedList, removing } from "./dxp-entry-feeds-removal.js";
import { NotReadable, form, named } from "./dxp-entry-feeds-form.js";

export const section = {
  id: "feeds", title: { ja: "自動連携", en: "Feeds" }, roles: ["office", "operator"],
  open(host) { return new FeedPages(host).open(); },
};

const BASE = "/api/ingestion/feeds";
const HEALTH = { OK: ["✓", "正常", "Well", "ok"], LATE: ["⚠", "遅れ", "Late", "er"], STALE: ["⚠", "更新なし", "Not renewed", "er"], FAILING: ["✕", "失敗", "Failing", "er"], OFF: ["－", "停止", "Off", "same"] };
const NOTHING_YET = ["○", "まだ届いていません", "Nothing yet", "same"];
const OUTCOME = { OK: ["✓", "成功", "Good", "ok"], PARTLY: ["⚠", "一部", "Partly", ""], FAILED: ["✕", "失敗", "Failed", "er"] };
const CAUSE = { SCHEDULE: ["予定", "Schedule"], BY_HAND: ["手動", "By hand"], RETRY: ["再試行", "Retry"], FILE: ["ファイル", "File"], PUSH: ["受信", "Sent"], REPLAY: ["読み直し", "Read again"] };
const FATE = { ACCEPTED: ["✓", "登録", "Accepted", "ok"], UNCHANGED: ["－", "変更なし", "Unchanged", "same"], REJECTED: ["✕", "使えない", "Rejected", "er"] };
const LARGEST = 5000000;
const BEGINNING = 1000000;
const LOOK_MILLISECONDS = 3000;
const LONGEST_WAIT_MILLISECONDS = 300000;
const NEW = { title: { ja: "" }, department: "", origin: { kind: "HTTP", credentials: [] }, schedule: {}, format: "CSV", layout: {}, mapping: { figures: [] }, trusted: false };

class FeedPages extends Section {
  open() {
    this.place = make("div");
    this.mayWrite = this.host.roles.includes("office");
    this.list();
    return this.place;
  }

  say(ja, en) { return this.host.say(ja, en); }

  chip([mark, ja, en, kind]) { return make("span", { class: `chip ${kind}` }, `${mark} ${this.say(ja, en)}`); }

  /** How it is; one that never ran is not called well. */
  health(feed) { return this.chip(feed.health === "OK" && !feed.lastRun && !feed.lastGood ? NOTHING_YET : HEALTH[feed.health]); }

  /** A source that goes on saying what is long known. */
  stale(feed) { return this.say(`数値が更新されていません。取得はできていますが、もっとも新しい数値は ${periodName(feed.newest, "ja")}のままです。`, `Figures are not being renewed: runs are good, but the newest figures are still those of ${feed.newest}.`); }

  next(feed) {
    if (!feed.on) return "－";
    if (feed.kind === "FOLDER") return feed.failures > 0 && feed.nextAt ? this.time(feed.nextAt) : this.say("ファイルが置かれたとき", "When a file is put down");
    return feed.kind === "PUSH" ? this.say("送られてきたとき", "When its machine sends") : this.time(feed.nextAt);
  }

  table(caption, heads, rows) {
    const head = heads.map(([text, kind]) => make("th", { scope: "col", class: kind || "" }, text));
    return make("div", { role: "region", tabindex: "0", "aria-label": caption }, make("table", {}, make("caption", {}, caption), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)));
  }

  ask(path) { return call("GET", BASE + path); }

  /** Draws what a question is answered with; says so while it waits, and when it fails. */
  async draw(path, drawing, again) {
    this.place.replaceChildren(make("section", { "aria-busy": "true" }, make("p", { role: "status" }, this.words.loading)));
    const answer = await this.ask(path);
    this.place.replaceChildren(answer.ok ? drawing(answer.body) : make("section", {}, this.failed("自動連携を読み込めませんでした。", "The feeds could not be loaded.", answer, again)));
  }

  list(said = "") {
    return this.draw("", ({ feeds, removed: gone }) => {
      const rows = feeds.map((feed) => {
        const run = feed.lastRun;
        return make("tr", { "data-feed": feed.name },
          make("th", { scope: "row", class: "wide" }, button(this.pick(feed.title), () => this.show(feed.name), { class: "btn sm" }), make("span", { class: "hint" }, `${feed.name} · ${feed.indicators.join(", ")}`)),
          make("td", {}, this.health(feed), ...(feed.unread > 0 ? [" ", this.chip(["⚠", `読めない応答 ${feed.unread}件`, `${feed.unread} unread`, "er"])] : []), make("span", { class: "hint" }, feed.health === "STALE" ? this.stale(feed) : feed.health === "OFF" || !feed.error ? "" : this.inOwnWords(feed.error))),
          make("td", {}, run ? this.time(run.startedAt) : this.say("まだありません", "None yet")),
          make("td", {}, this.next(feed)),
          make("td", { class: "n" }, run ? `${run.accepted} / ${run.unchanged} / ${run.rejected}` : "－"));
      });
      const caption = this.say("自動連携の一覧", "Feeds");
      return make("section", {},
        make("h2", {}, this.say("自動連携", "Feeds")),
        make("p", { role: "status" }, said ? `✓ ${said}` : ""),
        rows.length > 0
          ? this.table(caption, [[this.say("名称", "Feed")], [this.say("状態", "Health")], [this.say("最後の実行", "Last run")], [this.say("次の実行", "Next run")], [this.say("登録 / 変更なし / 使えない", "Accepted / unchanged / rejected"), "n"]], rows)
          : make("p", {}, this.say("自動連携はまだありません。", "There is no feed yet.")),
        ...(this.mayWrite ? [make("p", { class: "acts" }, button(this.say("自動連携を追加", "Add a feed"), () => this.edit(null)))] : []),
        removedList(this, gone));
    }, () => this.list());
  }

  show(name, said = "") {
    const path = `/${encodeURIComponent(name)}`;
    return this.draw(path, (feed) => {
      const runs = make("div");
      this.runs(name, runs);
      const status = make("p", { role: "status" }, said);
      const alert = make("p", { role: "alert" });
      const act = async (word, way, body) => {
        status.textContent = this.say("実行しています…", "Working…");
        alert.textContent = "";
        const before = way === "run" ? await this.newestRun(name) : null;
        const answer = await call("POST", `${BASE}${path}/${way}`, body);
        if (answer.status === 202) { status.textContent = this.say("時間がかかっています。実行は続いており、終わるとここに結果を表示します。", "It takes a while. The run goes on; what comes of it is shown here when it ends."); this.awaitRun(name, before, runs, status); return; }
        if (answer.ok) { await this.show(name, way === "run" ? this.ended(answer.body) : `✓ ${word}`); return; }
        alert.textContent = `⚠ ${this.say("実行できませんでした。", "It could not be done.")} ${this.whyNot(answer)}`;
        status.textContent = "";
      };
      const preview = make("div");
      const switching = feed.on
        ? button(this.say("停止する", "Switch off"), () => act(this.say("停止しました。", "Switched off."), "switch", '{"on":false}'))
        : button(this.say("開始する", "Switch on"), () => act(this.say("開始しました。", "Switched on."), "switch", '{"on":true}'), { disabled: feed.lookedAt ? null : "", class: "btn key" });
      const looked = (usable) => { if (!feed.on && usable) switching.removeAttribute("disabled"); };
      const facts = [
        [this.say("状態", "Health"), make("span", {}, this.health(feed), " ", feed.since ? this.time(feed.since) : "")],
        [this.say("最後の成功", "Last good run"), this.time(feed.lastGood)],
        [this.say("次の実行", "Next run"), this.next(feed)],
        [this.say("もっとも新しい数値の期間", "Newest period of its figures"), feed.newest ? periodName(feed.newest, this.locale) : "－"],
        ...(feed.folder ? [[this.say("ファイルを置くフォルダ", "Folder to put files into"), make("code", { class: "wide" }, feed.folder)]] : []),
        [this.say("指標", "Indicators"), feed.indicators.join(", ") || "－"],
        [this.say("所管課", "Department"), this.pick(feed.departmentName)],
        [this.say("登録", "Figures"), feed.trusted ? this.say("承認なしで登録", "Go straight on") : this.say("承認を待つ", "Wait for an approver")],
      ];
      return make("section", {},
        button(`← ${this.say("一覧へ", "All feeds")}`, () => this.list(), { class: "btn sm" }),
        make("h2", { tabindex: "-1" }, this.pick(feed.title)),
        status, alert,
        ...(feed.error && feed.on ? [make("p", { class: "fault" }, `⚠ ${this.inOwnWords(feed.error)}`)] : []),
        ...(feed.health === "STALE" ? [make("p", { class: "fault" }, `⚠ ${this.stale(feed)}`)] : []),
        make("p", {}, this.pick(feed.counts)),
        ...(feed.removal ? [removed(this, feed, alert)] : []),
        make("dl", {}, ...facts.map(([term, fact]) => make("div", {}, make("dt", {}, term), make("dd", {}, fact)))),
        ...(this.mayWrite && !feed.removal ? [
          make("p", { class: "acts" },
            ...(feed.kind === "PUSH" ? [] : [button(this.say("いま実行する", "Run now"), () => act(this.say("実行しました。", "It has run."), "run", "{}"))]),
            switching,
            button(this.say("定義を直す", "Edit"), () => this.edit(feed))),
          ...(feed.kind === "PUSH" ? [make("p", { class: "hint" }, this.say(`クライアント ${feed.definition.origin.client} が送る値です。`, `What the client ${feed.definition.origin.client} sends.`), ...(feed.on ? [] : [this.say("停止中は、この機械が送る値を受け付けません。", " While it is off, nothing is taken from this machine.")]))] : [
            make("p", { class: "hint" }, feed.on || feed.lookedAt ? "" : this.say("開始する前に、実際の応答で内容を確認してください。", "Look at the real answer before you switch it on.")),
            this.previewing(feed.kind, (body) => ({ ...body }), name, preview, looked, null, feed.unread),
            preview]),
          removing(this, feed, alert)] : []),
        ...(feed.kind === "PUSH" ? [] : [unread(this, feed, (done) => this.show(name, `✓ ${done}`))]),
        runs);
    }, () => this.show(name));
  }

  /** Looks now and then whether a run that went on has ended, while its feed is on the page and not for ever. */
  awaitRun(name, before, runs, status, until = Date.now() + LONGEST_WAIT_MILLISECONDS) {
    setTimeout(async () => {
      if (!runs.isConnected) return;
      const newest = before && await this.newestRun(name);
      if (newest && newest.id !== before.id) {
        status.textContent = this.ended(newest);
        this.runs(name, runs);
      } else if (!before || Date.now() > until) {
        status.textContent = this.say("まだ終わりが確かめられません。あとで「実行の記録」を確かめてください。", "Its end is not known yet. Look at the runs later.");
      } else this.awaitRun(name, before, runs, status, until);
    }, LOOK_MILLISECONDS);
  }

  /** The newest run, {} before the first one, and null while nobody can tell. */
  async newestRun(name) {
    const answer = await this.ask(`/${encodeURIComponent(name)}/runs`);
    return answer.ok ? answer.body.runs[0] ?? {} : null;
  }

  /** What came of a run, in a sentence. */
  ended(run) {
    return {
      OK: this.say("✓ 実行しました。", "✓ It has run."),
      PARTLY: this.say("⚠ 実行しました。使えない値がありました。", "⚠ It has run. Some figures could not be used."),
      FAILED: this.say("✕ 実行は失敗しました。理由は「実行の記録」にあります。", "✕ The run failed. Its reason stands among the runs."),
    }[run.outcome];
  }

  async runs(name, place) {
    const answer = await this.ask(`/${encodeURIComponent(name)}/runs`);
    if (!answer.ok) { place.replaceChildren(this.failed("実行の記録を読み込めませんでした。", "The runs could not be loaded.", answer, () => this.runs(name, place))); return; }
    const { runs } = answer.body;
    const rows = runs.map((run) => {
      const faults = run.faults.map((fault) => make("li", {}, `${this.whereName(fault.place, fault.column)}: ${this.inOwnWords(fault.message)}${fault.value ? `（${fault.value}）` : ""}`));
      return make("tr", {},
        make("th", { scope: "row" }, this.time(run.startedAt)),
        make("td", {}, this.chip(OUTCOME[run.outcome])),
        make("td", {}, this.say(...CAUSE[run.cause])),
        ...[run.read, run.accepted, run.unchanged, run.rejected, run.bytes].map((count) => make("td", { class: "n" }, count.toLocaleString())),
        make("td", { class: "wide" }, run.error ? this.inOwnWords(run.error) : run.file || "",
          ...(faults.length > 0 ? [make("details", {}, make("summary", {}, this.say(`誤り・注意 ${faults.length}件`, `${faults.length} fault(s) and remark(s)`)), make("ul", { class: "dots" }, ...faults))] : [])),
        make("td", {}, run.rawKept ? make("a", { href: `${BASE}/${encodeURIComponent(name)}/runs/${encodeURIComponent(run.id)}/raw`, download: "" }, this.say("応答を保存", "Answer")) : "－"));
    });
    place.replaceChildren(make("h3", {}, this.say("実行の記録", "Runs")), rows.length > 0
      ? this.table(this.say("新しい順に50件まで", "The newest first, 50 at most"), [[this.say("日時", "When")], [this.say("結果", "Outcome")], [this.say("きっかけ", "Why")], [this.say("読んだ行", "Read"), "n"], [this.say("登録", "Accepted"), "n"], [this.say("変更なし", "Unchanged"), "n"], [this.say("使えない", "Rejected"), "n"], [this.say("バイト", "Bytes"), "n"], [this.say("説明", "Note")], [this.say("応答", "Answer")]], rows)
      : make("p", {}, this.say("まだ実行されていません。", "It has not run yet.")));
  }

  /** A preview on the real answer, on the last one that could not be read, or on a sample that somebody chooses. */
  previewing(kind, with_, name, place, looked, fields, unread = 0) {
    const id = `dxp-feed-sample-${name}`;
    const file = make("input", { type: "file", id });
    const chosen = async () => (file.files[0] ? this.sample(file.files[0]) : {});
    const last = async () => ({ unread: (await this.ask(`/${encodeURIComponent(name)}/unread`)).body.waiting?.at(-1)?.run });
    const look = async (what) => {
      place.replaceChildren(make("p", { role: "status" }, this.say("応答を待っています…", "Waiting for the answer…")));
      try {
        const body = await what();
        const answer = await call("POST", `${BASE}/${encodeURIComponent(name)}/preview`, with_(body));
        place.replaceChildren(answer.ok ? this.preview(answer.body) : this.refusal(answer, fields));
        looked(answer.ok && !answer.body.error && !answer.body.partial && answer.body.accepted + answer.body.unchanged > 0);
      } catch (failed) {
        place.replaceChildren(this.failure(failed));
      }
    };
    const ask = [button(this.say("実際の応答で確認する", "Look at the real answer"), () => look(chosen)),
      ...(unread > 0 ? [button(this.say("読めなかった応答で確認する", "Look at the answer that could not be read"), () => look(last))] : [])];
    const label = kind === "FOLDER" ? this.say("見本のファイル（保存しません）", "A sample file (it is not kept)") : this.say("見本のファイルで確認するとき（保存しません）", "Or a sample file (it is not kept)");
    return make("div", { class: "acts" }, ...ask, make("div", {}, make("label", { for: id }, label), make("div", {}, file)));
  }

  /** As much of a chosen file as a look needs: of a larger one the beginning, but a workbook can be read only as a whole. */
  async sample(file) {
    const cut = file.size > LARGEST && !/\.xlsx$/i.test(file.name);
    return { sample: await base64(cut ? file.slice(0, BEGINNING) : file), file: file.name, ...(cut ? { cut } : {}) };
  }

  /** A field that cannot be read is its writer's to mend; anything else is not. */
  failure(failed) {
    const why = failed instanceof NotReadable ? this.say(`「${failed.message}」を直してください。`, `${failed.message} has to be mended.`) : this.say("ファイルを読めませんでした。選び直してください。", "The file could not be read: choose it again.");
    return make("p", { role: "alert", class: "fault" }, `⚠ ${why}`);
  }

  /** What was refused, by the names of its fields, and each at its field. */
  refusal(answer, fields) {
    const errors = answer.body.errors || [];
    const told = fields ? fields.refuse(errors) : errors.map((fault) => ({ name: named(fault.pointer, this.locale), message: this.inOwnWords(fault.message) }));
    const faults = told.map(({ name, message }) => make("li", {}, `${name}: ${message}`));
    return make("div", { role: "alert" }, make("p", { class: "fault" }, `⚠ ${faults.length ? this.inOwnWords(answer.body.title) : this.whyNot(answer)}`), make("ul", { class: "dots" }, ...faults));
  }

  preview(found) {
    if (found.error) return make("p", { role: "alert", class: "fault" }, `⚠ ${this.inOwnWords(found.error)}`);
    const figures = found.figures.map((figure) => make("tr", {},
      make("th", { scope: "row" }, this.whereName(figure.place, "")), make("td", {}, this.chip(FATE[figure.fate])),
      make("td", {}, figure.indicator || "－"), make("td", {}, figure.area || this.say("団体", "Organization")), make("td", {}, figure.period ? periodName(figure.period, this.locale) : "－"),
      make("td", { class: "n" }, figure.value ?? (figure.numerator == null ? "－" : `${figure.numerator} / ${figure.denominator}`)),
      make("td", { class: "wide" }, figure.errors.map((fault) => `${this.placeName(fault.column)}: ${this.inOwnWords(fault.message)}${fault.value ? `（${fault.value}）` : ""}`).join("、"))));
    const raw = found.rows.slice(0, 5).map((row, i) => make("tr", {}, make("th", { scope: "row" }, String(i + 1)), ...found.columns.slice(0, 30).map((column) => make("td", {}, row[column] ?? ""))));
    const partial = found.partial ? [make("p", { class: "fault", role: "alert" }, `⚠ ${this.say(`大きすぎるため、先頭の${found.read}行だけを読みました。このままでは実行で断られます。条件を絞るか、分けてください。件数と合計は、読んだ行だけのものです。`, `It is too large: only its first ${found.read} rows were read, and a run would refuse it as it is. Narrow the query or part it. Counts and sums are of those rows alone.`)}`)] : [];
    return make("div", {}, ...partial,
      make("p", { role: "status" }, this.say(
        `${found.read}行を読みました（${found.encoding}）。登録 ${found.accepted}件、変更なし ${found.unchanged}件、使えない ${found.rejected}件、値なし ${found.withoutFigure}件、対象外 ${found.leftOut}件。まだ何も登録していません。`,
        `${found.read} rows read (${found.encoding}): ${found.accepted} to be accepted, ${found.unchanged} unchanged, ${found.rejected} not usable, ${found.withoutFigure} without a figure, ${found.leftOut} left out. Nothing was stored.`)),
      this.table(this.say("数値（使えないものが先）", "Figures, those that cannot be used first"), [[this.say("場所", "Place")], [this.say("扱い", "Fate")], [this.say("指標", "Indicator")], [this.say("地域", "Area")], [this.say("期間", "Period")], [this.say("値", "Value"), "n"], [this.say("理由", "Why")]], figures),
      make("details", {}, make("summary", {}, this.say("応答の最初の行", "First rows of the answer")), this.table(this.say("応答の最初の行", "First rows of the answer"), [["#"], ...found.columns.slice(0, 30).map((column) => [column])], raw)));
  }

  async edit(feed) {
    const known = await call("GET", "/api/ingestion/departments");
    const fresh = !feed;
    const name = make("input", { id: "dxp-feed-name", type: "text", autocomplete: "off", "aria-describedby": "dxp-feed-name-hint dxp-feed-name-said" });
    name.value = feed ? feed.name : "";
    name.disabled = !fresh;
    const label = this.say("名前（英小文字・数字・-）", "Name (small letters, digits, -)");
    const said = make("span", { class: "fault said", id: "dxp-feed-name-said" });
    const holder = make("div", {}, make("label", { for: "dxp-feed-name" }, label), make("div", {}, name), make("span", { class: "hint", id: "dxp-feed-name-hint" }, this.say("あとから変えられません。フォルダの名前にもなります。", "It cannot be changed later; a folder has it too.")), said);
    const fields = form(feed ? feed.definition : NEW, this.locale, [{ path: "name", label, said, element: holder, made: { input: name, marked: [name] } }], known.ok ? known.body.items : null);
    const told = make("div");
    const preview = make("div");
    const save = button(this.say("保存する", "Save"), async () => {
      told.replaceChildren();
      try {
        const answer = await call("PUT", `${BASE}/${encodeURIComponent(name.value.trim() || "-")}`, fields.definition());
        if (answer.ok) { await this.show(name.value.trim(), `✓ ${this.say("保存しました。", "Saved.")}`); return; }
        told.replaceChildren(this.refusal(answer, fields));
      } catch (failed) {
        told.replaceChildren(this.failure(failed));
      }
    }, { class: "btn key" });
    const looking = this.previewing(feed?.kind || "HTTP", (body) => ({ ...body, definition: fields.definition() }), name.value || "new", preview, () => {}, fields, feed?.unread);
    this.place.replaceChildren(make("section", {},
      make("h2", {}, fresh ? this.say("自動連携を追加", "Add a feed") : this.pick(feed.title)),
      ...(feed?.byFile ? [make("p", { class: "hint" }, this.say("この定義は設定ファイルから来ています。ここで保存すると、以後はファイルの変更を反映しません。", "This definition comes from a file. Once it is saved here, changes of the file are not taken in any more."))] : []),
      make("div", { class: "fields" }, holder),
      fields.element, told, looking, preview,
      make("p", { class: "acts save" }, save, button(this.words.cancel, () => (fresh ? this.list() : this.show(feed.name))))));
  }
}

/** The bytes of a file as text that JSON can carry. */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
