local t = os.time({ year = 2001, month = 14, day = -3, hour = 25, min = 61, sec = -1 })
print(os.date("%Y-%m-%d %H:%M:%S", t))
print(os.date("%H", os.time({ year = 2001, month = 2, day = 3 })), os.time() % 1)
-- expect: 2002-01-29 02:00:59
-- expect: 12	0
