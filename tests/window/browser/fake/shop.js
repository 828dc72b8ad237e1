// The fake program's shop.
export const USERS = [
  { name: "owner", role: "owner" },
  { name: "clerk1", role: "clerk" },
  { name: "Rahima", role: "clerk" },
];

const phone = ["prepaid", "postpaid"];
export const OPERATORS = {
  BD: [
    ["GP", "Grameenphone", phone],
    ["RB", "Robi", phone],
    ["AT", "Airtel", phone],
    ["BL", "Banglalink", phone],
    ["TT", "Teletalk", phone],
    ["SK", "Skitto", ["skitto"]],
  ].map(([code, name, services]) => ({ code, name, country: "BD", services })),
  IN: [
    ["AIRTEL", "Airtel", ["prepaid"]],
    ["VODAFONE", "Vodafone", ["prepaid"]],
    ["BSNL", "BSNL", ["prepaid"]],
    ["IDEA", "Idea", ["prepaid"]],
    ["RELIANCE-GSM", "Reliance GSM", ["prepaid"]],
    ["TATA-DOCOMO", "Tata Docomo", ["prepaid"]],
    ["AIRCEL", "Aircel", ["prepaid"]],
    ["AIRTEL-BILL", "Airtel bill", ["postpaid"]],
    ["BSNL-BILL", "BSNL bill", ["postpaid"]],
    ["TATA-SKY-DTH", "Tata Sky DTH", ["dth"]],
    ["DISH-TV-DTH", "Dish TV DTH", ["dth"]],
    ["SUN-TV-DTH", "Sun TV DTH", ["dth"]],
    ["MSEB", "MSEB", ["electricity"]],
    ["LIC", "LIC", ["insurance"]],
  ].map(([code, name, services]) => ({ code, name, country: "IN", services })),
};

export function shopOf(country) {
  return {
    name: country === "IN" ? "Sharma Mobile" : "রহমান টেলিকম",
    country,
    currency: country === "IN" ? "INR" : "BDT",
    language: "en",
    chargeAllowed: true,
    services: country === "IN" ? ["prepaid", "postpaid", "dth", "electricity", "insurance"] : ["prepaid", "postpaid", "skitto"],
    operators: OPERATORS[country],
    needsCircle: country === "IN",
    locksAfterSeconds: 300,
  };
}
