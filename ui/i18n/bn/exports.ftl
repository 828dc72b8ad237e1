### স্প্রেডশিটের জন্য বিক্রির ফাইল।

export-heading = ফাইলে রাখুন
export-csv = সিএসভি
export-xlsx = এক্সেল
export-as-csv = এই বিক্রিগুলো সিএসভি ফাইলে রাখুন
export-as-xlsx = এই বিক্রিগুলো এক্সেল ফাইলে রাখুন
export-not-found-only = খোঁজার ফল ফাইলে রাখা যায় না: আগে খোঁজা মুছে ফেলুন
export-running = ফাইল লেখা হচ্ছে…
export-rows = { $rows }টি বিক্রি
export-rows-of = { $of }টির মধ্যে { $rows }টি বিক্রি
export-stop = থামান
export-done = রাখা হয়েছে: { $rows }টি বিক্রি
export-where = ফোল্ডার: { $folder }
export-folder = ফোল্ডার খুলুন
export-away = সরিয়ে রাখুন
error-export-running = আরেকটি ফাইল লেখা হচ্ছে।
    .money = কোনো টাকা নড়েনি।
    .todo = শেষ হওয়া পর্যন্ত অপেক্ষা করুন, না হলে থামান।
error-no-folder = ফাইল রাখার কোনো ফোল্ডার নেই।
    .money = কোনো টাকা নড়েনি।
    .todo = যিনি এই কম্পিউটার দেখাশোনা করেন, তাঁকে বলুন।
error-folder-not-opened = ফোল্ডারটি খোলা যায়নি।
    .money = কোনো টাকা নড়েনি।
    .todo = নিজে খুঁজে নিন: কোথায় আছে, উপরে লেখা আছে।
