### स्प्रेडशीट के लिए बिक्री की फ़ाइलें।

export-heading = फ़ाइल में रखें
export-csv = सीएसवी
export-xlsx = एक्सेल
export-as-csv = ये बिक्रियाँ सीएसवी फ़ाइल में रखें
export-as-xlsx = ये बिक्रियाँ एक्सेल फ़ाइल में रखें
export-not-found-only = खोज का नतीजा फ़ाइल में नहीं रखा जा सकता: पहले खोज मिटाएँ
export-running = फ़ाइल लिखी जा रही है…
export-rows = { $rows } बिक्री
export-rows-of = { $of } में से { $rows } बिक्री
export-stop = रोकें
export-done = रख दी गई: { $rows } बिक्री
export-where = फ़ोल्डर: { $folder }
export-folder = फ़ोल्डर खोलें
export-away = हटाएँ
error-export-running = एक और फ़ाइल लिखी जा रही है।
    .money = कोई पैसा नहीं हिला।
    .todo = पूरी होने तक रुकें, या उसे रोक दें।
error-no-folder = फ़ाइल रखने के लिए कोई फ़ोल्डर नहीं है।
    .money = कोई पैसा नहीं हिला।
    .todo = जो यह कंप्यूटर सँभालते हैं, उनसे कहें।
error-folder-not-opened = फ़ोल्डर खोला नहीं जा सका।
    .money = कोई पैसा नहीं हिला।
    .todo = ख़ुद ढूँढ लें: जगह ऊपर लिखी है।
