// 照会: what is due from the own department, the rounds, and the board of each.
import { Section, button, call, day, make, moment } from "./dxp-entry-words.js";
import { RoundForm } from "./dxp-entry-round-form.js";
import { STYLE, chip, completeness, left, reminderDay, table, word } from "./dxp-entry-round-words.js";

export const section = {
  id: "rounds", title: { ja: "照会", en: "Collection rounds" }, roles: ["clerk", "approver", "office", "operator"],
  open(host) { return new Rounds(host).open(); },
};

const ROUNDS = "/api/ingestion/rounds";

class Rounds extends Section {
  open() {
    this.root = make("div", { class: "dxp-rounds" });
    this.place = make("div", { tabindex: "-1" });
    this.root.append(make("style", {}, STYLE), this.place);
    this.#overview();
    return this.root;
  }

  get isOffice() { return this.host.roles.includes("office"); }

  get seesAll() { return this.isOffice || this.host.roles.includes("operator"); }

  /** Shows what was loaded, or that it could not be, with a way to try again. */
  async #load(paths, draw) {
    this.place.replaceChildren(make("p", { role: "status" }, make("progress", { "aria-label": this.words.loading }), this.words.loading));
    const answers = await Promise.all(paths.map((path) => call("GET", path)));
    const refused = answers.find((answer) => !answer.ok);
    if (refused) {
      this.place.replaceChildren(make("section", {}, this.failed("照会を読み込めませんでした。", "The collection rounds could not be loaded.", refused, () => this.#load(paths, draw)), button(this.host.say("一覧に戻る", "Back to the list"), () => this.#overview())));
      return;
    }
    this.place.replaceChildren(...draw(...answers.map((answer) => answer.body)));
  }

  #overview(said = "") {
    this.#load([`${ROUNDS}/due`, ROUNDS], (due, all) => [...(said ? [make("p", { role: "status" }, said)] : []), this.#due(due), this.#list(all.items)]);
  }

  #due(due) {
    const say = this.host.say;
    const heading = make("h2", {}, say(`提出するもの（${due.name.ja}）`, `Due from ${due.name.en || due.name.ja}`));
    if (due.items.length === 0) return make("section", {}, heading, make("p", { role: "status" }, say("✔ いま提出が必要なものはありません。", "✔ Nothing is due from your department.")));
    const rounds = due.items.map((round) => make("li", { class: round.daysLeft < 0 ? "late" : null },
      make("h3", {}, this.pick(round.title)),
      make("p", {}, left(round, this.host), ` ${say("提出期限", "Due")}: ${day(round.due, this.locale)}　${say("対象期", "Period")}: ${this.pick(round.label)}`),
      make("p", {}, completeness(round.tally, this.host)),
      ...(round.note ? [make("p", { class: "note" }, round.note)] : []),
      make("details", {}, make("summary", {}, say(`残り${round.owed.length}件を見る`, `Show the ${round.owed.length} missing`)),
        make("ul", { class: "dots" }, ...round.owed.map((item) => make("li", {}, `${item.indicator} ${this.pick(item.name)} `, this.#state(item))))),
      make("p", { class: "acts" }, button(say("値を入力する", "Enter the values"), () => this.#enter(round.period), { class: "btn key", "aria-label": say(`${round.title.ja}の値を入力する`, `Enter the values of ${this.pick(round.title)}`) }))));
    return make("section", {}, heading, make("ol", { class: "due" }, ...rounds));
  }

  /** The sheet of another period than the page's is another page. */
  #enter(period) {
    if (period === this.host.period) this.host.go("sheet");
    else location.assign(`${location.pathname}?period=${encodeURIComponent(period)}#sheet`);
  }

  #list(rounds) {
    const say = this.host.say;
    const heading = make("h2", {}, say("照会の一覧", "Rounds"));
    const open = this.isOffice ? [make("p", { class: "acts" }, button(say("新しい照会を作る", "Open a new round"), () => this.#form(null), { class: "btn key" }))] : [];
    if (rounds.length === 0) {
      return make("section", {}, heading, ...open, make("p", { role: "status" }, this.isOffice ? say("照会はまだありません。対象期・指標・期限を決めて、最初の照会を作ってください。", "There is no round yet. Choose a period, indicators and a due date.") : say("照会はまだありません。", "There is no round yet.")));
    }
    const rows = rounds.map((round) => make("tr", {},
      make("th", { scope: "row", class: "wide" }, button(this.pick(round.title), () => this.#board(round.id), { class: "open" })),
      make("td", {}, left(round, this.host)),
      make("td", {}, completeness(round.tally, this.host)),
      make("td", {}, round.tally.overdue > 0 ? chip("OVERDUE", this.locale, ` ${round.tally.overdue}`) : this.words.none),
      make("td", { class: "whole" }, day(round.due, this.locale)),
      make("td", { class: "whole" }, this.pick(round.label))));
    return make("section", {}, heading, ...open, table(this.seesAll ? say("全部署の照会", "Rounds of all departments") : say("自部署への照会", "Rounds that ask your department"),
      [[say("件名", "Title")], [say("状況", "State")], [say("提出", "Answered")], [say("期限超過", "Overdue")], [say("提出期限", "Due")], [say("対象期", "Period")]], rows));
  }

  /** @param before the one that a new one follows, or null */
  #form(round, before = null) {
    const like = before && { ...before, ...before.following };
    const back = round || before;
    this.place.replaceChildren(new RoundForm(this.host, round, (saved) => {
      this.tell("dxp:dirty", { dirty: false });
      if (saved) this.#board(saved.id); else if (back) this.#board(back.id); else this.#overview();
    }, like).open());
    this.place.focus({ preventScroll: true });
  }

  #board(id) {
    this.#load([`${ROUNDS}/${encodeURIComponent(id)}/board`], (board) => this.#drawn(board));
    this.place.focus({ preventScroll: true });
  }

  #drawn(board) {
    const say = this.host.say;
    const round = board.round;
    const path = `${ROUNDS}/${encodeURIComponent(round.id)}`;
    const facts = [[say("対象期", "Period"), this.pick(round.label)], [say("提出期限", "Due"), day(round.due, this.locale)], [say("状況", "State"), left(round, this.host)],
      [say("提出", "Answered"), completeness(round.tally, this.host)],
      [say("作成", "Opened"), `${round.opened.by} ${moment(round.opened.at, this.locale)}`],
      ...(round.closed ? [[say("締め切り", "Closed"), `${round.closed.by} ${moment(round.closed.at, this.locale)}`]] : [])];
    const file = (name, label) => make("a", { class: "btn", href: `${path}/${name}`, download: "" }, label);
    const confirm = make("div");
    const acts = this.isOffice ? [
      ...(round.state === "OPEN" ? [button(say("変更する", "Change"), () => this.#form(round)), button(say("締め切る", "Close"), () => this.#ask(round, confirm))] : []),
      button(say("次の期の照会を作る", "Open the next period's round"), () => this.#form(null, round), { id: "dxp-round-next" })] : [];
    const head = make("section", {}, make("h2", {}, this.pick(round.title)),
      make("dl", {}, ...facts.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)))),
      ...(round.note ? [make("p", { class: "note" }, round.note)] : []),
      make("p", { class: "acts" }, button(say("一覧に戻る", "Back to the list"), () => this.#overview()), ...acts), confirm,
      make("p", { class: "acts" }, file("board.xlsx", say("Excelで保存", "Save as Excel")), file("board.csv?by=department", say("部署別CSV", "CSV by department")), file("board.csv", say("指標別CSV", "CSV by indicator"))));
    return [head, this.#departments(board), this.#burden(board), ...(board.reminders ? [this.#reminders(board)] : [])];
  }

  /** Closing cannot be undone, so it is asked twice. */
  #ask(round, place) {
    const say = this.host.say;
    const message = make("p", { role: "alert" });
    const close = button(say("締め切りを確定する", "Close it now"), async () => {
      const answer = await call("POST", `${ROUNDS}/${encodeURIComponent(round.id)}/close`);
      if (answer.ok) { this.tell("dxp:submitted", { message: say("照会を締め切りました。", "The round was closed.") }); this.#board(round.id); return; }
      message.textContent = `⚠ ${say("締め切れませんでした。", "It could not be closed.")} ${this.whyNot(answer)}`;
    }, { class: "btn key" });
    const missing = round.tally.missing;
    place.replaceChildren(make("div", { class: "confirm" }, make("p", {}, say(`この照会を締め切りますか。${missing > 0 ? `まだ${missing}件が未提出です。` : ""}締め切ると催促メールは止まり、元には戻せません。値はその後も入力できます。`,
      `Close this round? ${missing > 0 ? `${missing} figure(s) are missing. ` : ""}Reminders stop, and it cannot be undone. Figures can still be entered.`)),
      message, make("p", { class: "acts" }, close, button(this.words.cancel, () => place.replaceChildren()))));
    close.focus();
  }

  /** Who is late comes first; each department unfolds into its figures. */
  #departments(board) {
    const say = this.host.say;
    const sorted = [...board.departments].sort((one, other) => other.tally.overdue - one.tally.overdue || other.tally.missing - one.tally.missing);
    const rows = sorted.flatMap((each, index) => {
      const inner = make("tr", { class: "inner", id: `dxp-round-figures-${index}`, hidden: "" }, make("td", { colspan: "7" }, this.#figures(board, each)));
      const unfold = button(`＋ ${this.pick(each.name)}`, () => {
        inner.hidden = !inner.hidden;
        unfold.setAttribute("aria-expanded", String(!inner.hidden));
        unfold.textContent = `${inner.hidden ? "＋" : "－"} ${this.pick(each.name)}`;
      }, { class: "open", "aria-expanded": "false", "aria-controls": inner.id });
      const state = each.tally.missing === 0 ? make("span", { class: "chip ok" }, say("✔ 提出完了", "✔ Complete"))
        : each.tally.overdue > 0 ? chip("OVERDUE", this.locale, say(` ${each.tally.overdue}件`, ` ${each.tally.overdue}`))
          : make("span", { class: "chip same" }, say(`○ 残り${each.tally.missing}件`, `○ ${each.tally.missing} left`));
      const row = make("tr", {}, make("th", { scope: "row", class: "wide" }, unfold), make("td", {}, state), make("td", {}, completeness(each.tally, this.host)),
        ...[each.tally.asked, each.tally.onTime, each.tally.late, each.tally.missing].map((count) => make("td", { class: "n" }, String(count))));
      return [row, inner];
    });
    const late = sorted.filter((each) => each.tally.overdue > 0);
    const told = late.length > 0 ? make("p", {}, make("strong", {}, say(`⚠ 期限を過ぎて未提出の部署: ${late.map((each) => each.name.ja).join("、")}`, `⚠ Overdue: ${late.map((each) => this.pick(each.name)).join(", ")}`)))
      : make("p", {}, say("期限を過ぎて未提出の部署はありません。", "No department is overdue."));
    return make("section", {}, make("h3", {}, say("部署ごとの提出状況", "By department")), told,
      table(say("部署名を押すと指標ごとの内訳が開きます", "Press a department to see its figures"),
        [[say("部署", "Department")], [say("状況", "State")], [say("提出", "Answered")], [say("照会数", "Asked"), "n"], [say("期限内", "On time"), "n"], [say("遅れて提出", "Late"), "n"], [say("未提出", "Missing"), "n"]], rows, say("部署ごとの提出状況", "By department")));
  }

  #figures(board, department) {
    const say = this.host.say;
    const rows = board.items.filter((item) => item.department === department.department).map((item) => make("tr", {},
      make("th", { scope: "row", class: "wide" }, `${item.indicator} ${this.pick(item.name)}`),
      make("td", {}, this.#state(item), ...(item.reason ? [make("div", {}, item.reason)] : [])),
      make("td", {}, chip(item.timeliness, this.locale, item.days > 0 && item.timeliness !== "OPEN" ? say(` ${item.days}日`, ` ${item.days} d`) : "")),
      make("td", {}, item.answeredAt ? moment(item.answeredAt, this.locale) : this.words.none),
      make("td", {}, item.source ? word(item.source, this.locale) : this.words.none)));
    return make("table", {}, make("caption", {}, this.pick(department.name)), make("thead", {}, make("tr", {},
      ...[say("指標", "Indicator"), say("状態", "State"), say("期限との関係", "Timeliness"), say("提出日時", "Handed in"), say("取得方法", "Source")].map((text) => make("th", { scope: "col" }, text)))), make("tbody", {}, ...rows));
  }

  /** With the months that are there while others are missing. */
  #state(item) { return chip(item.state, this.locale, item.months ? this.host.say(` ${item.months.there}/${item.months.of}か月`, ` ${item.months.there}/${item.months.of} months`) : ""); }

  #burden(board) {
    const say = this.host.say;
    const percent = (share) => (share === null ? this.words.none : `${Math.round(share * 100)}％`);
    const row = (name, burden) => make("tr", {}, make("th", { scope: "row", class: "wide" }, name),
      ...[burden.minutes, burden.values, burden.valuesPerMinute ?? this.words.none, burden.uploads.minutes, burden.uploads.values, burden.approvals.minutes, burden.approvals.values, percent(burden.fedShare)].map((value) => make("td", { class: "n" }, String(value))));
    const rows = [...board.departments.map((each) => row(this.pick(each.name), each.burden)), ...(board.departments.length > 1 ? [row(say("合計", "Total"), board.burden)] : [])];
    return make("section", {}, make("h3", {}, say("入力の手間", "Entry burden")),
      make("p", { class: "hint" }, say("入力はキーを押してから提出まで、ファイルは選んでから送信まで、承認は一覧に触れてから決めるまでの時間です。自動連携の割合は、報告された値のうち自動で届いたものです。", "Typing counts from the first key to the submission, files from choosing one to sending it, approval from touching the list to the decision. The share fed is that of reported values that came from feeds.")),
      table(say("この対象期の入力時間と自動連携", "Time and feeds of this period"), [[say("部署", "Department")], [say("入力時間（分）", "Minutes"), "n"], [say("入力した値", "Values entered"), "n"], [say("1分あたりの値", "Values per minute"), "n"], [say("ファイル（分）", "Files (minutes)"), "n"], [say("ファイルの値", "Values in files"), "n"], [say("承認（分）", "Approval (minutes)"), "n"], [say("承認した値", "Values decided"), "n"], [say("自動連携の割合", "Share fed"), "n"]], rows));
  }

  #reminders(board) {
    const say = this.host.say;
    const planned = board.round.reminderDays.map((days) => reminderDay(days, this.host)).join(say("、", ", "));
    const about = board.mail ? say(`催促メールを送る日: ${planned || "なし"}`, `Reminders: ${planned || "none"}`)
      : say(`⚠ メールサーバーが設定されていないため、催促メールは送られません（予定: ${planned || "なし"}）。`, `⚠ No mail server is set up, so no reminder is sent (planned: ${planned || "none"}).`);
    const rows = [...board.reminders].reverse().map((each) => make("tr", {}, make("th", { scope: "row", class: "whole" }, day(each.day, this.locale)), make("td", { class: "wide" }, this.pick(each.name)), make("td", {}, chip(each.outcome, this.locale)),
      make("td", { class: "wide" }, each.to || this.words.none), make("td", { class: "whole" }, moment(each.at, this.locale)), make("td", { class: "wide" }, each.failure || this.words.none)));
    return make("section", {}, make("h3", {}, say("催促メール", "Reminders")), make("p", {}, about),
      rows.length === 0 ? make("p", { role: "status" }, say("まだ1通も送っていません。", "None was sent yet."))
        : table(say("送ったメールと結果", "Letters and what became of them"), [[say("対象日", "Day")], [say("部署", "Department")], [say("結果", "Outcome")], [say("宛先", "To")], [say("日時", "At")], [say("理由", "Why")]], rows));
  }
}
