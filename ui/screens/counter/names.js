// What operators, services and circles are called at the counter.
import { known, t } from "../../i18n/index.js";
import { operatorName } from "../../state/sale.js";

/** As short as people say it; those that nobody shortened have their whole name. @param {string | null} code */
export const shortName = (code) => (code === null ? "" : (known(`operator-${code.toLowerCase()}`) ?? operatorName(code)));

/** @param {import("../../types.js").Service} service */
export const serviceName = (service) => t(`service-${service}`);
