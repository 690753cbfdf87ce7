// Days and times as the widget writes them.

const inUtc = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const WEEKDAY = inUtc({ weekday: "long" });
const MONTH = inUtc({ month: "long" });

const noon = (day) => new Date(`${day}T12:00:00Z`);

export const words = {
  /** `Thursday 3 December` */
  day: (day) => `${WEEKDAY.format(noon(day))} ${Number(day.slice(8))} ${MONTH.format(noon(day))}`,
  /** `Thursday 3 December 2026` */
  dayAndYear: (day) => `${words.day(day)} ${day.slice(0, 4)}`,
  /** `December 2026` */
  month: (day) => `${MONTH.format(noon(day))} ${day.slice(0, 4)}`,
  /** `2:30 PM` or `14:30`, for a wall time such as `2026-12-03T14:30:00-05:00` */
  time: (local, clock) => {
    const [hour, minute] = local.slice(11, 16).split(":").map(Number);
    const minutes = String(minute).padStart(2, "0");
    return clock === 24
      ? `${String(hour).padStart(2, "0")}:${minutes}`
      : `${((hour + 11) % 12) + 1}:${minutes} ${hour < 12 ? "AM" : "PM"}`;
  },
};
