// 提出するもの: what the department has to hand in now, whatever its period, each period one click away.
import { button, call, make, pick } from "./dxp-entry-words.js";

export class Due {
  /** @param sheet the sheet that opens a period */
  constructor(sheet) {
    this.sheet = sheet;
    this.host = sheet.host;
    this.place = make("div", { class: "dxp-entry-due" });
    this.offer = make("span");
  }

  async load() {
    const answer = await call("GET", "/api/ingestion/sheet/due");
    if (answer.ok) this.draw(answer.body.periods);
    // Only the office has no department of its own; anything else is said, for an empty list would say that nothing is due.
    else if (answer.status !== 403) this.place.replaceChildren(this.sheet.failed("提出するものの一覧を読み込めませんでした。", "The list of what is due could not be loaded.", answer, () => this.load()));
  }

  draw(periods) {
    const { say } = this.host;
    const others = periods.filter((each) => each.period !== this.sheet.period);
    this.offer.replaceChildren(...(others.length > 0 ? [this.#open(others[0])] : []));
    if (periods.length === 0) {
      this.place.replaceChildren(make("p", {}, `✓ ${say("いま提出するものはありません。", "Nothing is to be handed in now.")}`));
      return;
    }
    this.place.replaceChildren(make("h2", {}, say("提出するもの", "To report")), make("ul", {}, ...periods.map((each) => this.#period(each))));
  }

  #period(each) {
    const { say, locale } = this.host;
    const here = each.period === this.sheet.period;
    const names = each.indicators.map((one) => `${one.indicator} ${pick(one.name, locale)}`).join(say("、", ", "));
    return make("li", {}, here ? make("b", {}, this.#told(each)) : this.#open(each), here ? `（${say("下の表", "the table below")}）` : "", each.due ? ` ${say("期限", "due")} ${each.due}` : "", make("span", { class: "hint" }, names));
  }

  #told(each) {
    const { say, locale } = this.host;
    return `${pick(each.label, locale)} ${say(`${each.indicators.length}件`, `(${each.indicators.length})`)}`;
  }

  /** What was typed is saved before another period is opened. */
  #open(each) {
    return button(this.host.say(`${this.#told(each)}を入力する`, `Enter ${this.#told(each)}`), async () => { await this.sheet.saveAll(); this.sheet.load(each.period); }, { class: "btn sm", "data-period": each.period });
  }
}
