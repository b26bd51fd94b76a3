print(os.date("!*t", 0).year, os.date("!%Y-%m-%d %H:%M:%S", 86400), os.date("!%D %e %F %T", 0))
print(os.time({year = 2000, month = 1, day = 1, hour = 12}) - os.time({year = 2000, month = 1, day = 1, hour = 0}))
print(math.floor(os.time()) == os.time())
-- expect: 1970	1970-01-02 00:00:00	01/01/70  1 1970-01-01 00:00:00
-- expect: 43200
-- expect: true
