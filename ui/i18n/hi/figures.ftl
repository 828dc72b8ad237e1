### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = घंटा
by-pack = पैक
report-no-pack = बिना पैक
report-print = प्रिंट
report-look = ये बिक्रियाँ देखें

forecast-likely = शायद { $likely } के आसपास ख़त्म होगा।
forecast-may = हफ़्ते भर में ख़त्म हो सकता है।
forecast-between = ऐसे दस में से आठ दिनों में { $earliest } और { $latest } के बीच।
forecast-from = जल्द से जल्द { $earliest }।
forecast-load = अगला दिन भी निकालने के लिए उससे पहले { $amount } लोड करें।
forecast-lasts = जैसी बिक्री चल रही है, कम से कम एक हफ़्ता चलेगा।
forecast-cannot-say = कब ख़त्म होगा, अभी नहीं कहा जा सकता: { $days } दिनों की बिक्री पता है, { $needed } दिनों की चाहिए।
