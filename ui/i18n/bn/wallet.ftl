### একটি ওয়ালেট: কত টাকা ভরা হলো, আর কীভাবে এত টাকা হলো।

wallet-look = টাকা ভরা, হিসাব
wallet-back = সব ওয়ালেট
wallet-month = আপনার খাতায়, প্রতি দিনের শেষে

load-heading = এই ওয়ালেটে টাকা ভরা
load-amount = কত এসেছে
load-amount-hint = প্রোভাইডার যা দেখাচ্ছে।
load-paid = এর জন্য কত দিয়েছেন
load-paid-hint = কম দিলে বাকিটা কমিশন।
load-note = নোট, চাইলে
load-gain = এর মধ্যে { $amount } কমিশন
load-loss = যা এসেছে তার চেয়ে { $amount } বেশি
load-same = কমিশন নেই
load-leaves = তখন আপনার খাতায় { $balance }
load-book = খাতায় লিখুন
load-book-amount = { $amount } লিখুন
load-done = { $amount } লেখা হয়েছে। আপনার খাতায় ওয়ালেটে এখন { $balance }।

history-heading = কীভাবে এত হলো
history-when = কখন
history-what = কী
history-change = কম-বেশি
history-none = এই ওয়ালেটের কিছু এখনো জানা নেই। প্রথম টাকা ভরা, প্রথম বিক্রি বা প্রোভাইডারের প্রথম ব্যালেন্স থেকে শুরু হবে।
history-sales =
    { $n ->
        [one] { $count }টি বিক্রি
       *[other] { $count }টি বিক্রি
    }
history-reversed =
    { $n ->
        [one] { $count }টি ফেরত
       *[other] { $count }টি ফেরত
    }
history-opened = খাতার আগে থেকেই ছিল
history-loaded = টাকা ভরা
history-paid = দিয়েছেন { $paid }
history-gain = দিয়েছেন { $paid }, কমিশন { $amount }
history-loss = দিয়েছেন { $paid }, যা এসেছে তার চেয়ে { $amount } বেশি
history-told = প্রোভাইডার বলেছে { $amount }
history-until = { $time } পর্যন্ত
history-blurred = তখন একটি বিক্রি চলছিল
history-older = আগের দিনগুলো
