const iso: readonly (readonly [number, string])[] = [
  [86_400, "D"],
  [3600, "H"],
  [60, "M"],
  [1, "S"],
];

/** ISO 8601 duration as Azure writes it: `PT5M`, `PT1H`, `P1D`, `PT1H30M`. Takes whole seconds. */
export function iso8601(seconds: number): string {
  let rest = seconds;
  let days = "";
  let time = "";
  for (const [size, letter] of iso) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount === 0) continue;
    if (letter === "D") days = `${amount}D`;
    else time += `${amount}${letter}`;
  }
  return `P${days}${time === "" && days !== "" ? "" : `T${time === "" ? "0S" : time}`}`;
}

/** Prometheus duration in the largest whole units: `90s` is `1m30s`, `3600` is `1h`. */
export function prometheusDurationText(seconds: number): string {
  if (seconds === 0) return "0s";
  const milliseconds = Math.round((seconds % 1) * 1000);
  let rest = Math.floor(seconds);
  let text = "";
  for (const [size, letter] of iso) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) text += `${amount}${letter.toLowerCase()}`;
  }
  return milliseconds > 0 ? `${text}${milliseconds}ms` : text;
}
