### প্রথমবার চালু করা।

setup-progress = ধাপ { $step } / { $all }
setup-next = পরের ধাপ
setup-back = পেছনে
setup-skip = পরে করব
setup-to-counter = কাউন্টারে যান
setup-demo = ডেমো দোকান দেখুন
setup-demo-note = শুধু দেখতে চান? ডেমো দোকানে সাজানো প্রোভাইডার, আসল টাকা নেই।

setup-heading-language = Tillup-এ স্বাগতম
setup-note-language = কাউন্টার কোন ভাষায় চলবে? পরে যখন খুশি বদলাতে পারবেন।
setup-language = ভাষা

setup-heading-shop = আপনার দোকান
setup-shop-name = দোকানের নাম
setup-shop-name-hint = রসিদে এই নাম থাকবে।
setup-shop-address = ঠিকানা (না দিলেও চলে)
setup-country = দেশ
setup-country-bd = বাংলাদেশ
setup-country-in = ভারত

setup-heading-owner = মালিক
setup-note-owner = মালিক আয় দেখেন, অস্পষ্ট রিচার্জের ফয়সালা করেন, লোক যোগ করেন।
setup-owner-name = আপনার নাম
setup-pin = পিন
setup-pin-again = একই পিন আবার দিন
setup-pin-hint = { $least } থেকে { $most } সংখ্যার পিন। পরে কোথাও দেখা যাবে না, তাই মনে রাখুন।

setup-heading-account = প্রোভাইডারে আপনার অ্যাকাউন্ট
setup-provider = প্রোভাইডার
setup-key-api-key = এপিআই কী
setup-key-open-key = ওপেন কী
setup-key-secret-key = সিক্রেট কী
setup-key-user-id = ইউজার আইডি
setup-key-password = পাসওয়ার্ড
setup-key-mobile-no = মোবাইল নম্বর
setup-key-sms-pin = এসএমএস পিন
setup-key-held = দেওয়া আছে
setup-keys-hint = এগুলো প্রোভাইডার আপনাকে দেয়। এই কম্পিউটারের কী-রিংয়ে থাকবে, আর কখনো দেখানো হবে না।
setup-account-id = এখানে অ্যাকাউন্টের নাম
setup-base-url = প্রোভাইডারের ঠিকানা
setup-allow-http = এই ঠিকানা সুরক্ষিত নয়: পথে যে কেউ কী দেখে আপনার টাকা খরচ করতে পারে। তবুও ব্যবহার করব।
setup-test = প্রোভাইডারের টেস্ট ব্যবস্থা ব্যবহার করুন
setup-check = ব্যালেন্স দেখুন
setup-check-again = আবার দেখুন
setup-checking = প্রোভাইডারের কাছে ব্যালেন্স জানতে চাওয়া হচ্ছে …
setup-balance = ঠিক আছে। আপনার ব্যালেন্স:

setup-heading-clerk = যিনি বিক্রি করবেন
setup-note-clerk = কর্মচারী বিক্রি করেন, নিজের বিক্রি দেখেন, কিন্তু আপনার আয় দেখেন না। সবার নিজের পিন থাকে।
setup-clerk-name = কর্মচারীর নাম

setup-heading-done = কাউন্টার তৈরি
setup-note-done = নম্বর লিখুন, Enter চাপুন, প্রথম রিচার্জ চলে যাবে।
setup-done-shop = দোকান
setup-done-account = অ্যাকাউন্ট
setup-done-no-account = এখনো নেই: অ্যাকাউন্ট যোগ না করলে কিছু বিক্রি করা যাবে না
setup-done-unchecked = ব্যালেন্স এখনো জানা যায়নি
setup-done-clerk = কর্মচারী
setup-done-no-clerk = এখনো নেই

setup-wrong-shop-name = দোকানের একটা নাম দিন।
setup-wrong-user-name = অক্ষর আর সংখ্যা দিয়ে নাম লিখুন, সর্বোচ্চ ৪০টি।
setup-wrong-name-taken = এই নামে একজন আছেন। সাথে আরেকটা নাম বা সংখ্যা দিন।
setup-wrong-pin = পিন ৪ থেকে ১২ সংখ্যার হয়। আরেকটু বড় পিন দিন।
setup-wrong-pins-differ = দুই পিন এক নয়। দুটোই আবার লিখুন।
setup-wrong-already = এই কম্পিউটারে আগেই দোকান খোলা আছে। সেটা খুলতে Tillup আবার চালু করুন।
setup-wrong-keys-needed = প্রোভাইডার যে কীগুলো দিয়েছে সব লিখুন।
setup-wrong-address-needed = এই প্রোভাইডার প্রতিটি দোকানকে আলাদা ঠিকানা দেয়। আপনারটা লিখুন।
setup-wrong-address = এটা ওয়েব ঠিকানা নয়। ঠিকানা শুরু হয় https:// দিয়ে
setup-wrong-http = এই ঠিকানা সুরক্ষিত নয়। প্রোভাইডারের কাছে https:// ঠিকানা চান, নয়তো টিক দিয়ে জানান যে তবুও ব্যবহার করবেন।
setup-wrong-account-id = অ্যাকাউন্টের নামে শুধু ইংরেজি অক্ষর, সংখ্যা, ডট আর ড্যাশ চলে, সর্বোচ্চ ৪০টি।
setup-wrong-other-provider = এই নামে অন্য প্রোভাইডারের অ্যাকাউন্ট আছে। অন্য নাম দিন।
setup-wrong-keyring-locked = এই কম্পিউটারের কী-রিং লক করা, তাই কী রাখা যায়নি। লক খুলুন (অনেক সময় কম্পিউটারে আবার লগইন করলেই হয়), তারপর আবার দেখুন।
setup-wrong-keyring = এই কম্পিউটারের কী-রিং সাড়া দিচ্ছে না, তাই কী রাখা যায়নি। সেটা চালু করে (লিনাক্সে: GNOME বা KWallet) আবার দেখুন।
setup-wrong-credentials = প্রোভাইডার এই কী মানছে না। তাদের দেওয়া কীর সাথে মিলিয়ে আবার লিখুন।
setup-wrong-not-permitted = প্রোভাইডার এই অ্যাকাউন্টকে অনুমতি দেয়নি। তাদের বলুন এপিআই আর এই দোকানের ইন্টারনেট ঠিকানা চালু করে দিতে।
setup-wrong-rate = প্রোভাইডারকে বেশি ঘন ঘন জিজ্ঞেস করা হয়েছে। এক মিনিট পরে আবার দেখুন।
setup-wrong-not-reached = প্রোভাইডারের কাছে পৌঁছানো যায়নি। কী রাখা আছে। নেট আর ঠিকানা দেখে আবার চেষ্টা করুন।
setup-wrong-timeout = প্রোভাইডার সময়মতো উত্তর দেয়নি। কী রাখা আছে; আবার দেখুন, অথবা এগিয়ে যান, পরে দেখবেন।
setup-wrong-answer = উত্তরটা এই প্রোভাইডারের মতো নয়। ঠিকানা কি ঠিক আছে? কী রাখা আছে; আবার দেখুন।
setup-wrong-provider = প্রোভাইডারের নিজের সমস্যা হচ্ছে। কী রাখা আছে; কিছুক্ষণ পরে আবার দেখুন।
setup-wrong-demo = ডেমো দোকান চালু করা গেল না। আবার চেষ্টা করুন; না হলে Tillup বন্ধ করে আবার চালু করুন।
setup-wrong-disk = ডিস্কে লেখা গেল না। ডিস্ক কি ভরে গেছে? যা লিখেছেন তা আছে; আবার চেষ্টা করুন।
setup-wrong-other = কাজটা হলো না। যা লিখেছেন তা আছে; আবার চেষ্টা করুন, না হলে বিস্তারিত দেখুন।
