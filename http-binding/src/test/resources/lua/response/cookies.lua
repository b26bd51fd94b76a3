local http = require("http")
local cookies = http.get(BASE .. "/headers"):cookies()
print(cookies.a, cookies.b, cookies.c)
-- expect: 1	2	nil
