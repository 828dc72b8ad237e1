//! What of a provider's words anybody at the counter may read: nothing of wallets and earnings.
//!
//! A refusal such as "Insufficient fund 114.204" tells what lies in the shop's wallet, whatever words stand around the
//! figure. So who is not the owner reads no figure that is not theirs already, and nothing at all of what speaks of money
//! by name. The reason's code, which says what to do, stands beside it for everybody.

/// Words of wallets and earnings, in the languages in which providers write.
const OWNERS_WORDS: [&str; 13] = [
    "balance",
    "wallet",
    "commission",
    "profit",
    "margin",
    "bal:",
    "bal.",
    "ব্যালেন্স",
    "ওয়ালেট",
    "কমিশন",
    "बैलेंस",
    "वॉलेट",
    "कमीशन",
];
/// A figure that is hidden.
const HIDDEN: &str = "•••";
/// So many digits in a row are a telephone number or a transaction's: no wallet holds that much.
const NO_AMOUNT: usize = 10;

/// A provider's words for somebody who is not the owner; `known`: references that the sale itself tells.
pub fn without_figures(text: &str, known: &[&str]) -> Option<String> {
    let lower = text.to_lowercase();
    if OWNERS_WORDS.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let mut told = String::with_capacity(text.len());
    let mut token = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() || matches!(character, '.' | ',' | '-' | '_') {
            token.push(character);
        } else {
            told.push_str(&discreet(&token, known));
            token.clear();
            told.push(character);
        }
    }
    told.push_str(&discreet(&token, known));
    Some(told)
}

/// A token as it is, unless it holds a figure that may be an amount.
fn discreet(token: &str, known: &[&str]) -> String {
    let bare = token.trim_matches(['.', ',', '-', '_']);
    let is_long = bare.len() >= NO_AMOUNT && bare.bytes().all(|byte| byte.is_ascii_digit());
    if !bare.contains(char::is_numeric) || is_long || known.contains(&bare) {
        return token.to_owned();
    }
    HIDDEN.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        without_figures(text, &["TX-7781", "88"])
    }

    #[test]
    fn words_of_money_are_not_told_at_all() {
        for text in [
            "Insufficient balance: 114.204",
            "BAL: 9950",
            "your Wallet is empty",
            "Commission 8.70 credited",
            "আপনার ব্যালেন্স নেই",
            "आपका बैलेंस कम है",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn no_figure_is_told_that_may_be_an_amount() {
        for (text, shown) in [
            ("Insufficient fund 114.204", "Insufficient fund •••"),
            ("Tk.114.204 left", "••• left"),
            ("only ৳১১৪.২০৪ remain", "only ৳••• remain"),
            ("1,14,204.00 and 114 204", "••• and ••• •••"),
            ("left=114;", "left=•••;"),
            ("-114.204.", "•••"),
            ("₹११४", "₹•••"),
            ("114.204BDT", "•••"),
        ] {
            assert_eq!(told(text).as_deref(), Some(shown));
        }
    }

    #[test]
    fn what_is_the_sales_own_stays() {
        for text in [
            "Recharge of 01812345601 is in process",
            "TrxID TX-7781, done.",
            "ref 88",
            "Operator is down, try later",
            "",
        ] {
            assert_eq!(told(text).as_deref(), Some(text));
        }
    }
}
