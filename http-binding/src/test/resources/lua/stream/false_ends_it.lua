local http = require("http")
local calls = 0
http.request(BASE .. "/sse"):execute_streaming(function() calls = calls + 1 return false end):await()
print(calls)
-- expect: 1
