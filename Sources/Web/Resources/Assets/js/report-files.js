// The files of a report's form: uploaded at once with their progress, taken out and put back until the form is saved.
import { refreshToken } from "./request.js";

const limit = 50 * 1024 * 1024;

/**
 * @param form the report's form
 * @param words the page's words for its script
 * @param changed called when the list of files is another
 */
export function watchFiles(form, words, changed) {
  const list = form.querySelector("#kept-files");
  const uploads = form.querySelector("#uploads");
  const picker = form.querySelector("#upload");
  const drop = form.querySelector("#drop");
  let under = 0;

  for (const row of form.querySelectorAll("li[data-file]")) equip(row);
  drop.querySelector(".drop-hint").hidden = false;

  picker.addEventListener("change", () => {
    take(picker.files);
    // They are on their way; the form must not send them again.
    picker.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    take(event.dataTransfer.files);
  });
  // A file that misses the field must not take the place of the page.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  addEventListener("beforeunload", (event) => { if (under > 0) event.preventDefault(); });

  /** Uploads one after the other, so that each has the whole line. */
  async function take(files) {
    for (const file of [...files]) await upload(file);
  }

  function upload(file) {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    row.append(name, " ");
    uploads.append(row);
    if (file.size > limit) {
      fail(row, words.toolarge);
      return Promise.resolve();
    }
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", `${words.uploading} ${file.name}`);
    const cancel = button(words.cancel);
    row.append(bar, " ", cancel);
    under += 1;
    return send(file, bar, cancel).then((answer) => {
      row.remove();
      list.append(made(answer));
      changed();
    }, (reason) => {
      bar.remove();
      cancel.remove();
      if (reason === null) row.remove();
      else fail(row, reason || words.failed);
    }).finally(() => { under -= 1; });
  }

  /** Resolves to the file's row; rejects with the reason in words, or null when it was cancelled. */
  function send(file, bar, cancel, isRetry = false) {
    return new Promise((resolve, reject) => {
      const data = new FormData();
      data.append("_token", form.elements._token.value);
      for (const box of form.querySelectorAll("input[name=file]:checked")) data.append("file", box.value);
      data.append("upload", file);
      const request = new XMLHttpRequest();
      request.open("POST", `${form.dataset.path}/files`);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
      cancel.addEventListener("click", () => { request.abort(); reject(null); });
      request.addEventListener("error", () => reject(""));
      request.addEventListener("load", () => {
        if (request.status === 200) return resolve(request.response);
        const problem = request.response ?? {};
        if (problem.code === "form-body.expired" && !isRetry) {
          return refreshToken().then(() => send(file, bar, cancel, true)).then(resolve, reject);
        }
        return reject(problem.title || "");
      });
      request.send(data);
    });
  }

  /** A row like those that the server draws. */
  function made(file) {
    const row = document.createElement("li");
    row.className = "file-row";
    row.dataset.file = file.id;
    if (file.isPicture) {
      const thumb = document.createElement("a");
      thumb.className = "file-thumb";
      thumb.href = file.path;
      thumb.tabIndex = -1;
      thumb.ariaHidden = "true";
      const image = document.createElement("img");
      image.src = file.path;
      image.alt = "";
      thumb.append(image);
      row.append(thumb);
    }
    const body = document.createElement("div");
    body.className = "file-body";
    const link = document.createElement("a");
    link.href = file.path;
    link.textContent = file.name;
    const facts = document.createElement("span");
    facts.className = "hint";
    facts.textContent = `${file.kind}, ${file.size}`;
    body.append(link, " ", facts);
    for (const twin of file.twins) {
      const line = document.createElement("p");
      line.className = "twin";
      line.textContent = twin;
      body.append(line);
    }
    const label = document.createElement("label");
    label.className = "file-keep form-check-label";
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", name: "file", value: file.id, checked: true, className: "form-check-input" });
    label.append(box, ` ${words.keep}`);
    row.append(body, label);
    equip(row);
    return row;
  }

  /** A button in the place of the box: taken out and put back with one press. */
  function equip(row) {
    const box = row.querySelector("input[name=file]");
    const name = row.querySelector(".file-body a").textContent;
    const press = button("");
    const note = document.createElement("span");
    note.className = "hint";
    const show = () => {
      row.classList.toggle("is-removed", !box.checked);
      press.textContent = box.checked ? words.remove : words.undo;
      press.setAttribute("aria-label", `${press.textContent} ${name}`);
      note.textContent = box.checked || row.closest(".removed-files") ? "" : words.removed;
    };
    press.addEventListener("click", () => {
      box.checked = !box.checked;
      show();
      changed();
    });
    row.querySelector(".file-keep").hidden = true;
    row.append(note, press);
    show();
  }

  function button(text) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-outline-secondary btn-sm";
    made.textContent = text;
    return made;
  }

  function fail(row, reason) {
    const words = document.createElement("strong");
    words.className = "field-fault";
    words.textContent = reason;
    row.append(words);
  }
}
