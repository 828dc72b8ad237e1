demo-badge = ডেমো
