local d = os.date("!*t", 0)
print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst)
-- expect: 1970	1	1	0	0	0	5	1	false
