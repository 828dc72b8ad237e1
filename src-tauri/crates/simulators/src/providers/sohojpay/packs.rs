//! The packs on sale: the document's four for Robi, and a few in their manner for the others.

use crate::json::Object;

/// One pack.
pub(super) struct Pack {
    operator: &'static str,
    package: &'static str,
    id: &'static str,
    pub(super) price: &'static str,
    com: &'static str,
    title: &'static str,
}

const fn pack(
    operator: &'static str,
    package: &'static str,
    id: &'static str,
    price: &'static str,
    com: &'static str,
    title: &'static str,
) -> Pack {
    Pack { operator, package, id, price, com, title }
}

const PACKS: &[Pack] = &[
    pack("RB", "drive", "2150", "290.00", "0.00", "রবি চেক অফার ৩৫ জিবি ইন্টারনেট সারা বাংলাদেশ ৩০ দিন"),
    pack(
        "RB",
        "drive",
        "2091",
        "89.00",
        "0.00",
        "রবি ফ্যামিলি প্যাকেজ ৫ জিবি ইন্টারনেট সারা বাংলাদেশ ৩০ দিন [শর্তঃ- উক্ত নাম্বারে ব্যালেন্স থাকতে হবে।কোনো প্রকার লোন থাকা জাবে না।পূর্বে ফ্যামিলি প্যাকেজ নেওয়া থাকলে সেটার ঘর থেকে লিফ নিতে হবে]",
    ),
    pack("RB", "regular", "9495", "38.00", "0.00", "38tk 1GB 24hr"),
    pack("RB", "regular", "9456", "34.00", "0.00", "34Tk-1p/sec,2Days "),
    pack("GP", "drive", "3101", "498.00", "12.00", "জিপি ৩০ জিবি + ৭০০ মিনিট ৩০ দিন"),
    pack("GP", "drive", "3102", "229.00", "6.00", "জিপি ১৫ জিবি ৭ দিন"),
    pack("GP", "regular", "8101", "49.00", "0.00", "49tk 1.5GB 3Days"),
    pack("AT", "drive", "4101", "249.00", "5.00", "এয়ারটেল ২৫ জিবি ৩০ দিন"),
    pack("AT", "regular", "8401", "29.00", "0.00", "29tk 45min 3Days"),
    pack("BL", "drive", "5101", "399.00", "10.50", "বাংলালিংক ৪০ জিবি + ৮০০ মিনিট ৩০ দিন"),
    pack("BL", "regular", "8501", "38.00", "0.00", "38tk 1GB 3Days"),
    pack("TT", "drive", "6101", "199.00", "4.00", "টেলিটক ২০ জিবি ৩০ দিন"),
    pack("TT", "regular", "8601", "26.00", "0.00", "26tk 1GB 7Days"),
    pack("SK", "regular", "8701", "99.00", "0.00", "99tk Skitto 5GB 7Days"),
];

/// The pack of that operator, kind and id.
pub(super) fn find(operator: &str, package: &str, id: &str) -> Option<&'static Pack> {
    PACKS.iter().find(|pack| pack.operator == operator && pack.package == package && pack.id == id)
}

/// An operator's packs of one kind, as the "Response" example lists them.
pub(super) fn listed(operator: &str, package: &str) -> Vec<Object> {
    PACKS
        .iter()
        .filter(|pack| pack.operator == operator && pack.package == package)
        .map(|pack| {
            Object::new()
                .text("title", pack.title)
                .text("price", pack.price)
                .text("id", pack.id)
                .text("com", pack.com)
                .text("operator", operator_name(pack.operator))
        })
        .collect()
}

fn operator_name(code: &str) -> &'static str {
    match code {
        "GP" => "Grameenphone",
        "RB" => "Robi",
        "AT" => "Airtel",
        "BL" => "Banglalink",
        "TT" => "Teletalk",
        _ => "Skitto",
    }
}
