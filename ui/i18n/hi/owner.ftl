### मालिक के पन्ने: दिन, रिपोर्ट, वॉलेट।

owner-loading = एक पल रुकिए…
owner-failed = हिसाब पढ़ा नहीं जा सका।
owner-again = फिर कोशिश करें
owner-currency = मुद्रा
owner-sales = बिक्री
owner-amount = कुल रकम
owner-earned = कमाई
owner-reported = कमाई, प्रोवाइडर के हिसाब से
owner-by-rate = कमाई, आपके रेट से
owner-charge = ऊपर का चार्ज
owner-fee = प्रोवाइडर की फ़ीस
owner-on-credit = उधार में बेचा
owner-dues = उधार वसूली
owner-reversed = वापस आए
owner-failed-sales = नहीं हुए
owner-tally = { $sales } · { $amount }

day-back = पिछला दिन
day-next = अगला दिन
day-today = आज
day-against = तुलना: { $day } का पूरा दिन
day-was = { $day }: { $value }
day-figures = दिन का हिसाब
day-parts = दिन का हिसाब, हिस्सों में
day-empty = इस दिन कुछ नहीं बिका।
day-empty-today = आज अभी कुछ नहीं बिका। बिक्री होते ही हिसाब दिखेगा।

attention-heading = जो देखना है
attention-none = कुछ नहीं: कोई बिक्री अटकी नहीं, कोई वापस नहीं आई।

by-operator = ऑपरेटर
by-account = अकाउंट
by-clerk = किसने बेचा
by-service = सर्विस

wallets-heading = वॉलेट
wallets-sum = कुल मिलाकर
wallets-ask = बैलेंस पूछें
wallets-asking = पूछ रहे हैं…
wallets-none = अभी कोई अकाउंट नहीं है।
wallets-none-hint = पहले कोई प्रोवाइडर जोड़ें; उसका वॉलेट यहाँ दिखेगा।
wallets-hint = “खाते के हिसाब से” यानी पिछली बार बैलेंस पूछते समय डाले गए पैसे और बिक्री मिलाकर जितना होना चाहिए। न मिले तो वह बिक्री देखें जहाँ से फ़र्क शुरू हुआ: शायद डाले गए पैसे लिखे नहीं गए, फ़ीस कटी, या कहीं और से रिचार्ज हुआ।
wallet-balance = प्रोवाइडर के पास
wallet-computed = खाते के हिसाब से
wallet-difference = फ़र्क
wallet-open = अटका हुआ
wallet-at = { $day }, { $time }
wallet-never = अभी पता नहीं
wallet-off = बंद
wallet-agrees = मिल गया
wallet-less = { $amount } कम
wallet-more = { $amount } ज़्यादा
wallet-open-explains = यह अटकी हुई बिक्री की वजह से भी हो सकता है।
wallet-not-compared = अभी मिलाया नहीं गया
wallet-first = कहाँ से शुरू हुआ

by-day = दिन
by-week = हफ़्ता शुरू
by-month = महीना
reports-heading = रिपोर्ट
report-period = कौन से दिन
report-period-today = आज
report-period-yesterday = कल
report-period-week = यह हफ़्ता
report-period-month = यह महीना
report-period-last-month = पिछला महीना
report-period-days = तारीख़ दें
report-from = से
report-to = तक
report-by = बाँटें
report-total = कुल
report-span = { $from } से { $to }
report-chart = कितना बिका, इसका चित्र। सही हिसाब साथ की तालिका में है।
report-table = हिसाब की तालिका
report-none = इन दिनों में कुछ नहीं बिका।
report-none-hint = ऊपर दूसरे दिन चुनें।
