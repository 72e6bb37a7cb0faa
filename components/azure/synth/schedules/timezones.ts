/** IANA zones to the Windows names Azure schedules take. https://github.com/unicode-org/cldr windowsZones */
const windowsZones: Readonly<Record<string, string>> = {
  "America/Chicago": "Central Standard Time",
  "America/Denver": "Mountain Standard Time",
  "America/Los_Angeles": "Pacific Standard Time",
  "America/New_York": "Eastern Standard Time",
  "America/Sao_Paulo": "E. South America Standard Time",
  "Asia/Hong_Kong": "China Standard Time",
  "Asia/Kolkata": "India Standard Time",
  "Asia/Seoul": "Korea Standard Time",
  "Asia/Shanghai": "China Standard Time",
  "Asia/Singapore": "Singapore Standard Time",
  "Asia/Taipei": "Taipei Standard Time",
  "Asia/Tokyo": "Tokyo Standard Time",
  "Australia/Sydney": "AUS Eastern Standard Time",
  "Etc/UTC": "UTC",
  "Europe/Berlin": "W. Europe Standard Time",
  "Europe/London": "GMT Standard Time",
  "Europe/Madrid": "Romance Standard Time",
  "Europe/Paris": "Romance Standard Time",
  UTC: "UTC",
};

export function windowsZone(iana: string): string | undefined {
  return windowsZones[iana];
}

export const knownZones: readonly string[] = Object.keys(windowsZones).sort();
