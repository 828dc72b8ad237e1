### সেটিংস: ভাগের তালিকা, সেভ করা, আর অ্যাকাউন্ট।

settings-heading = সেটিংস
settings-sections = সেটিংসের ভাগ
settings-unsaved = সেভ হয়নি
settings-key-move = বাছুন
settings-key-enter = খুলুন
settings-key-back = পেছনে
settings-will-change = যা বদলাবে:
settings-save = সেভ করুন
settings-undo = আগের মতো
settings-saved = সেভ হয়েছে।
settings-nothing = সেভ করার কিছু নেই।

settings-accounts = অ্যাকাউন্ট
accounts-note = প্রোভাইডারের কাছে দোকানের অ্যাকাউন্ট। কী থাকে এই কম্পিউটারের কী-রিংয়ে, কখনো দেখানো হয় না।
account-sells = চালু
account-off = বন্ধ
account-add = অ্যাকাউন্ট যোগ করুন
