// When a wallet runs out, as sales have gone in the last weeks: what is likely, and how sure that is.
import { Icon } from "../../components/icons.js";
import { clock, count, price, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../types.js").Forecast} Forecast */

/** @param {string} moment */
const when = (moment) => t("wallet-at", { day: shortDay(moment), time: clock(moment) });

/** How sure it is. @param {import("../../types.js").RunsOut} forecast */
function range({ earliest, latest }) {
  if (latest === null) {
    return t("forecast-from", { earliest: when(earliest) });
  }
  const isOneDay = earliest.slice(0, 10) === latest.slice(0, 10);
  return t("forecast-between", { earliest: when(earliest), latest: isOneDay ? clock(latest) : when(latest) });
}

/** @param {Forecast} forecast @param {string} currency @returns {string[]} sentences */
function sentences(forecast, currency) {
  switch (forecast.says) {
    case "cannot_say":
      return [t("forecast-cannot-say", { days: count(forecast.days), needed: count(forecast.needed) })];
    case "lasts":
      return [t("forecast-lasts")];
    default:
      return [
        forecast.likely === null ? t("forecast-may") : t("forecast-likely", { likely: when(forecast.likely) }),
        range(forecast),
        forecast.load === null ? "" : t("forecast-load", { amount: price(forecast.load, currency) }),
      ].filter((one) => one !== "");
  }
}

/** @param {{ forecast: Forecast, account: string, currency: string }} props @returns {import("../../vendor/preact.js").VNode} */
export function ForecastLine({ forecast, account, currency }) {
  const [first = "", ...rest] = sentences(forecast, currency);
  const isPressing = forecast.says === "runs_out";
  return html`<tr class="wallet-forecast" data-testid="wallet-forecast" data-account=${account} data-says=${forecast.says} data-likely=${isPressing ? (forecast.likely ?? "") : ""} data-load=${isPressing ? (forecast.load ?? "") : ""}>
    <td colspan="5"><${Icon} name=${isPressing ? "pending" : "info"} />${isPressing ? html`<b>${first}</b>` : first} ${rest.join(" ")}</td>
  </tr>`;
}
