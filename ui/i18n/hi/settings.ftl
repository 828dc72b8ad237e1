### सेटिंग: हिस्सों की सूची, सेव करना, और अकाउंट।

settings-heading = सेटिंग
settings-sections = सेटिंग के हिस्से
settings-unsaved = सेव नहीं हुआ
settings-key-move = चुनें
settings-key-enter = खोलें
settings-key-back = पीछे
settings-will-change = यह बदलेगा:
settings-save = सेव करें
settings-undo = पहले जैसा करें
settings-saved = सेव हो गया।
settings-nothing = सेव करने को कुछ नहीं है।

settings-accounts = अकाउंट
accounts-note = प्रोवाइडरों के पास दुकान के अकाउंट। इनकी “की” इस कंप्यूटर की की-रिंग में रहती हैं और कभी दिखाई नहीं जातीं।
account-sells = चालू
account-off = बंद
account-add = अकाउंट जोड़ें
