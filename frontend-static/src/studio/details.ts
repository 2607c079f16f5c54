import { send } from "./site.ts";
import { say, type Texts } from "./words.ts";

/** The form about the video: saved while bytes flow, as soon as there is an upload to save it with. */
export class Details {
  readonly #form: HTMLFormElement;
  readonly #texts: Texts;
  readonly #words: HTMLElement | null;
  #upload: string | undefined;
  #timer: number | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(form: HTMLFormElement, texts: Texts) {
    this.#form = form;
    this.#texts = texts;
    this.#words = form.querySelector("#save-words");
    form.addEventListener("input", () => this.#soon());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
  }

  /** A title to begin with, unless there is one. */
  suggest(name: string): void {
    const field = this.#field<HTMLInputElement>("name");
    if (field && field.value.trim() === "") field.value = name;
  }

  /** From now on what is said is saved there. */
  async belongTo(upload: string): Promise<void> {
    this.#upload = upload;
    await this.save();
  }

  /** One after the other; the last state wins. */
  save(): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#put());
    return this.#saving;
  }

  async #put(): Promise<void> {
    if (this.#upload === undefined) {
      this.#say(say(this.#texts, "willSave"));
      return;
    }
    this.#say(say(this.#texts, "saving"));
    try {
      await send("PUT", `${this.#upload}/details`, this.#values());
      this.#say(say(this.#texts, "saved"));
    } catch (failure) {
      this.#say(say(this.#texts, "notSaved", (failure as Error).message));
    }
  }

  #soon(): void {
    if (this.#upload === undefined) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.save(), 700);
  }

  #values(): Record<string, unknown> {
    const data = new FormData(this.#form);
    const textOf = (name: string) => String(data.get(name) ?? "");
    const values: Record<string, unknown> = {
      description: textOf("description"),
      privacy: Number(textOf("privacy")),
      waitTranscoding: data.has("waitTranscoding"),
      tags: textOf("tags").split(",").map((tag) => tag.trim()).filter((tag) => tag !== ""),
      category: Number(textOf("category")),
      language: textOf("language"),
    };
    if (textOf("name").trim() !== "") values["name"] = textOf("name");
    if (textOf("channelId") !== "") values["channelId"] = Number(textOf("channelId"));
    return values;
  }

  #field<T extends Element>(name: string): T | null {
    return this.#form.querySelector<T>(`[name="${name}"]`);
  }

  #say(words: string): void {
    if (this.#words) this.#words.textContent = words;
  }
}
